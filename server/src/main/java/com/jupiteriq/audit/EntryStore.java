package com.jupiteriq.audit;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the entries in the table `audit` that have their place.
final class EntryStore {

    /// The id of an entry is made a little before or after the time that it tells: when its write was tried
    /// again, or followed another node whose clock is ahead.
    static final Duration APART = Duration.ofMinutes(3);

    static final Sql PLACED = Sql.of("sequence is not null");

    private static final String COLUMNS = """
        select day, id, action, outcome, target, actor_type, actor_id, request_id, stands_for, details,
               commitment, address_index, created_at, sequence, digest, subject, on_behalf
        from audit
        """;

    private static final String ONE = COLUMNS + """
        where tenant_id = ? and day between ? and ? and id = ? and sequence is not null""";

    private static final String STRETCH = COLUMNS + """
        where tenant_id = ? and sequence between ? and ? and day between ? and ?
        order by sequence, id
        limit ? offset ?""";

    private static final String EARLIER = """
        select sequence
        from audit
        where tenant_id = ? and sequence < ? and day >= ?
        order by sequence
        limit 1""";

    /// Entries that are read at a time.
    private static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(EntryStore.class);

    private final Reads reads;
    private final Vault vault;
    private final Listing<Entry> listing;

    EntryStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = listing();
    }

    Listing<Entry> list() {
        return listing;
    }

    private Listing<Entry> listing() {
        return Listing.of("audit", COLUMNS, Entry::id).daily()
            .sorted("-created_at", Order.byDay(Entry::createdAt, cursor -> day(cursor.time())),
                Order.sequence("sequence", Entry::sequence))
            .where(Filter.of(EntryList.ACTION, (_, action) -> named(action)))
            .where(Filter.where(EntryList.ACTOR_ID, "actor_id = ?", id -> id))
            .where(Filter.where(EntryList.TARGET_ID, "target = ?", id -> id))
            .where(Filter.where(EntryList.REQUEST_ID, "request_id = ?", id -> id))
            .where(Filter.of(EntryList.ADDRESS, (tenant, address) -> Sql.of("address_index = ?",
                AuditStore.addressIndex(vault, tenant.account(), address))))
            .where(Filter.of(EntryList.OUTCOME, (_, outcome) -> inClear(outcome)))
            .where(Filter.of(EntryList.CREATED_AFTER, (_, time) -> after(time)))
            .where(Filter.of(EntryList.CREATED_BEFORE, (_, time) -> before(time)))
            .read(reads, this::reader);
    }

    /// A family, of which the pattern of the parameter leaves letters only, stands in the text: whether it is
    /// most of the trail or next to nothing decides which way is short.
    private static Sql named(String action) {
        if (!action.endsWith("*")) {
            return Sql.of("action = ?", action);
        }
        String family = action.substring(0, action.length() - 2);
        return Sql.of("action >= '%1$s.' and action < '%1$s/'".formatted(family));
    }

    /// The ids narrow down what is read, the time itself decides.
    private static Sql after(Instant time) {
        return Sql.of("day >= ? and id >= ? and created_at > ?",
            day(time), UuidV7.from(time.minus(APART)), time);
    }

    private static Sql before(Instant time) {
        return Sql.of("day <= ? and id < ? and created_at < ?",
            day(time), UuidV7.from(time.plus(APART)), time);
    }

    Optional<Entry> find(Caller caller, UUID id) {
        LocalDate day = UuidV7.day(id);
        return reads.one(caller, Sql.of(ONE,
            caller.tenant().id(), day.minusDays(1), day.plusDays(1), id), reader(caller.tenant()));
    }

    /// The entries that a seal covers.
    ///
    /// @param proofs what each says of itself, by their places
    /// @param earliest when the first of them was written
    record Stretch(List<Proof> proofs, Instant earliest) {}

    Stretch stretch(Caller caller, Seal seal) {
        List<Proof> proofs = new ArrayList<>();
        Instant earliest = Instant.MAX;
        List<Row> page;
        do {
            page = reads.list(caller, Sql.of(STRETCH, caller.tenant().id(), seal.first(), seal.last(),
                seal.oldestDay(), day(seal.sealedAt()).plusDays(1), (long) PAGE, (long) proofs.size()),
                row -> row(caller.tenant(), row));
            for (Row row : page) {
                proofs.add(row.proof());
                earliest = row.at().isBefore(earliest) ? row.at() : earliest;
            }
        } while (page.size() == PAGE && proofs.size() <= Sealing.MOST);
        return new Stretch(proofs, earliest);
    }

    private record Row(Proof proof, Instant at) {}

    private Row row(Tenant tenant, ResultSet row) throws SQLException {
        Entry entry = entry(tenant, row);
        boolean sound = entry.isSound()
            && row.getObject("day", LocalDate.class).equals(day(entry.createdAt()))
            && (entry.actorIsNamed() || entry.facts().actorId().equals(Actor.NOBODY))
            && isFound(tenant, entry.details(), row);
        return new Row(new Proof(entry.sequence(), entry.digest(), sound,
            place -> entry.facts().digest(place, entry.commitment())), entry.createdAt());
    }

    /// Whether it is found by what it says; when that was wiped, by nothing.
    private boolean isFound(Tenant tenant, @Nullable Details details, ResultSet row) throws SQLException {
        String index = row.getString("address_index");
        UUID subject = row.getObject("subject", UUID.class);
        UUID behalf = row.getObject("on_behalf", UUID.class);
        if (details == null) {
            return index == null && subject == null && behalf == null;
        }
        return AuditStore.addressIndex(vault, tenant.account(), details.plainAddress()).equals(index)
            && Objects.equals(subject, details.subject())
            && Objects.equals(behalf, details.behalf());
    }

    /// The first entry before a place that is no older than that.
    Optional<Long> earlier(Caller caller, long place, LocalDate oldest) {
        return reads.one(caller, Sql.of(EARLIER, caller.tenant().id(), place, oldest), row -> row.getLong(1));
    }

    /// So that a plan for any value can use the index of those that were denied.
    private static Sql inClear(Outcome outcome) {
        return Sql.of("outcome = '" + outcome.word() + "'");
    }

    private RowReader<Entry> reader(Tenant tenant) {
        return row -> entry(tenant, row);
    }

    private Entry entry(Tenant tenant, ResultSet row) throws SQLException {
        Facts facts = facts(row);
        String text = areWords(facts, row) ? opened(tenant, facts.id(), row.getBytes("details")) : "";
        return new Entry(facts, row.getLong("sequence"), text.isEmpty() ? null : Details.parse(text),
            text.equals(Details.ERASED), row.getBytes("commitment"), row.getBytes("digest"));
    }

    /// Whether the words of a row are some that this server writes. Others are read as one of them, and an
    /// entry that says nothing more is sound nowhere.
    private static boolean areWords(Facts facts, ResultSet row) throws SQLException {
        return facts.outcome().word().equals(row.getString("outcome"))
            && facts.actor().word().equals(row.getString("actor_type"));
    }

    /// Empty when somebody else has written there. The entry is shown all the same, and is no longer sound.
    private String opened(Tenant tenant, UUID id, byte[] details) {
        try {
            return vault.openText(tenant.account(), AuditStore.place(id), details);
        } catch (IllegalStateException tampered) {
            LOG.error("The audit entry {} cannot be opened; was something written past the server? {}",
                TypeId.of(Facts.PREFIX, id), tampered.getMessage());
            return "";
        }
    }

    static Facts facts(ResultSet row) throws SQLException {
        long stands = row.getLong("stands_for");
        Long count = row.wasNull() ? null : stands;
        return new Facts(row.getObject("id", UUID.class), row.getString("action"),
            row.getString("outcome").equals(Outcome.DENIED.word()) ? Outcome.DENIED : Outcome.DONE,
            Principal.Kind.of(row.getString("actor_type")).orElse(Principal.Kind.SYSTEM),
            row.getObject("actor_id", UUID.class), row.getString("target"), row.getString("request_id"),
            RowReader.instant(row, "created_at"), count);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
