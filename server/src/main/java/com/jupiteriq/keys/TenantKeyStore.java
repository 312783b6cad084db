package com.jupiteriq.keys;

import com.jupiteriq.access.KeyRows;
import com.jupiteriq.access.KeySettings;
import com.jupiteriq.access.KeyState;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.paths.PathPattern;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.Words;
import com.jupiteriq.tokens.Pepper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The tables `api_keys` and `principals` as their tenant sees them.
final class TenantKeyStore {

    private static final String SELECT = "select " + KeyRows.COLUMNS + "\nfrom api_keys\n";

    private static final String FIND = SELECT + "where tenant_id = ? and id = ?";

    private static final String PRINCIPAL = """
        select id, name
        from principals
        where tenant_id = ? and id = ?""";

    private static final String INSERT_PRINCIPAL = """
        insert into principals (tenant_id, id, name, created_at)
        values (?, ?, ?, ?)""";

    private static final String INSERT = """
        insert into api_keys (tenant_id, id, version, principal_id, contract, pepper, secret_hash, name,
                              words, permissions, paths, addresses, limit_requests, limit_window,
                              created_at, created_by, created_by_kind, created_by_name, updated_at,
                              expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?,
                string_to_array(?, ' '), ?, ?, ?, nullif(?, 0), ?,
                ?, ?, ?, ?, ?,
                ?)""";

    private static final String UPDATE = """
        update api_keys
        set version = ?, name = ?, words = string_to_array(?, ' '), permissions = ?, paths = ?,
            addresses = ?, limit_requests = nullif(?, 0), limit_window = ?, updated_at = ?, expires_at = ?,
            disabled_at = ?, revoked_at = ?, rotated_to = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String REMINDED = """
        update api_keys
        set rotation_told_at = ?
        where tenant_id = ? and id = ? and rotation_told_at is null
        returning 1""";

    /// Those that are over for good make room.
    private static final String USED = """
        select count(*)
        from api_keys
        where tenant_id = ? and revoked_at is null and (rotated_to is null or expires_at > ?)""";

    private static final Parameter<String> STATE = Parameter.of(
        "state", Kind.text(new Schema.OneOf(KeyDocument.STATES)), "Only those in this state.");
    private static final Parameter<String> CONTRACT = Parameter.of(
        "contract", Kind.text(Schema.nonEmpty(50)), "Only those that speak this contract.");
    private static final Parameter<String> WORDS = Parameter.of("q", Kind.text(new Schema.Wanted(500)),
        "Words of the name, of which every one must occur.");

    private final Reads reads;
    private final KeyViews views;
    private final Listing<KeyView> listing;

    TenantKeyStore(Reads reads, KeyViews views) {
        this.reads = reads;
        this.views = views;
        this.listing = Listing.<KeyView>of("api_keys", SELECT, view -> view.key().id())
            .timed(view -> view.key().createdAt(), view -> view.key().updatedAt())
            .where(Filter.of(STATE, (tenant, state) -> in(state)))
            .where(Filter.where(CONTRACT, "contract = ?", contract -> contract))
            .where(Filter.where(
                WORDS, "words @> string_to_array(?, ' ')", query -> String.join(" ", Words.wanted(query))))
            .read(reads, tenant -> row -> views.of(KeyRows.key(row, tenant)));
    }

    Listing<KeyView> list() {
        return listing;
    }

    /// As [KeyState#word] tells it.
    private Sql in(String state) {
        Instant now = views.clock().instant();
        return switch (state) {
            case "revoked" -> Sql.of("revoked_at is not null");
            case "expired" -> Sql.of("revoked_at is null and expires_at <= ?", now);
            case "disabled" -> Sql.of("revoked_at is null and coalesce(expires_at > ?, true)"
                + " and disabled_at is not null", now);
            default -> Sql.of("revoked_at is null and coalesce(expires_at > ?, true)"
                + " and disabled_at is null", now);
        };
    }

    Optional<KeyView> find(Caller caller, UUID id) {
        Tenant tenant = caller.tenant();
        return reads.one(caller, Sql.of(FIND, tenant.id(), id), row -> views.of(KeyRows.key(row, tenant)));
    }

    Optional<Principal> principal(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(PRINCIPAL, caller.tenant().id(), id), row ->
            Principal.serviceAccount(row.getObject("id", UUID.class), row.getString("name")));
    }

    /// How many keys count against the quota.
    long used(Caller caller, Instant now) {
        return reads.one(caller, Sql.of(USED, caller.tenant().id(), now), row -> row.getLong(1))
            .orElseThrow();
    }

    /// Refuses with `QuotaExceeded`, when it is committed, where there is none.
    ///
    /// @param times the quota, as many there may be
    void makeRoom(String quota, int times, Write write) {
        Long most = write.caller().entitlements().quota(quota);
        if (most != null) {
            write.takeRoom(quota, times * most, Sql.of(USED, write.caller().tenant().id(), write.now()));
        }
    }

    void insert(Principal principal, Instant at, Write write) {
        Sql row = principalRow(write.caller().tenant(), principal, at);
        write.stage(row.text(), row.parameters());
    }

    void insert(StoredKey key, Pepper.Hash hash, Write write) {
        Sql row = keyRow(key, hash);
        write.stage(row.text(), row.parameters());
    }

    static Sql principalRow(Tenant tenant, Principal principal, Instant at) {
        return Sql.of(INSERT_PRINCIPAL, tenant.id(), principal.id(), principal.name(), at);
    }

    static Sql keyRow(StoredKey key, Pepper.Hash hash) {
        List<Object> values = new ArrayList<>(List.of(
            key.tenant().id(), key.id(), key.version(), key.principal().id(), key.contract(), hash.pepper(),
            hash.code()));
        values.addAll(settings(key.settings()));
        Principal by = key.createdBy();
        values.add(key.createdAt());
        values.add(Sql.orNull(by == null ? null : by.id(), Sql.Null.UUID));
        values.add(Sql.orNull(by == null ? null : by.kind().word(), Sql.Null.TEXT));
        values.add(by == null ? Sql.Null.TEXT : Objects.requireNonNullElse(by.openName(), ""));
        values.add(key.updatedAt());
        values.add(Sql.orNull(key.state().expiresAt(), Sql.Null.TIMESTAMP));
        return Sql.of(INSERT, values.toArray());
    }

    /// Fails when another change came first.
    void update(StoredKey before, StoredKey after, Write write) {
        KeyState state = after.state();
        List<Object> values = new ArrayList<>(List.of(after.version()));
        values.addAll(settings(after.settings()));
        values.add(after.updatedAt());
        values.add(Sql.orNull(state.expiresAt(), Sql.Null.TIMESTAMP));
        values.add(Sql.orNull(state.disabledAt(), Sql.Null.TIMESTAMP));
        values.add(Sql.orNull(state.revokedAt(), Sql.Null.TIMESTAMP));
        values.add(Sql.orNull(after.rotatedTo(), Sql.Null.UUID));
        values.addAll(List.of(before.tenant().id(), before.id(), before.version()));
        write.stageConditional(UPDATE, values.toArray());
    }

    /// Fails when somebody has told it already.
    void reminded(StoredKey key, Write write) {
        write.stageConditional(REMINDED, write.now(), key.tenant().id(), key.id());
    }

    private static List<Object> settings(KeySettings settings) {
        Rate limit = settings.limit();
        return List.of(
            settings.name(),
            Words.in(settings.name()),
            settings.permissions().words().toArray(String[]::new),
            settings.paths().stream().map(PathPattern::toString).toArray(String[]::new),
            settings.addresses().toArray(String[]::new),
            limit == null ? 0L : limit.requests(),
            Sql.orNull(limit == null ? null : limit.window().word(), Sql.Null.TEXT));
    }
}
