package com.jupiteriq.notices;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `mails` across tenants, as *worker*: what is due, who has claimed it, and how it ended. A claim
/// is a mail that is due again only when nobody can be working on it any more, so that a dead node keeps
/// nothing.
final class PostStore {

    /// Longer than a node works on what it has claimed.
    static final Duration CLAIM = Duration.ofMinutes(5);

    /// Rows of a deletion.
    static final int BATCH = 1_000;

    private static final String CLAIM_DUE = """
        with due as (
            select mails.tenant_id, mails.id
            from mails
            join environments on environments.tenant_id = mails.tenant_id
            where mails.due_at <= ? and environments.kind = any (string_to_array(?, ' '))
            order by mails.due_at, mails.id
            limit ?
            for update of mails skip locked
        ), claimed as (
            update mails
            set due_at = ?, claimed_by = ?
            from due
            where mails.tenant_id = due.tenant_id and mails.id = due.id
            returning mails.*
        )
        select claimed.*, environments.account_id, environments.kind
        from claimed
        join environments on environments.tenant_id = claimed.tenant_id
        order by claimed.created_at, claimed.id""";

    /// Also of one that somebody else has claimed since: what is sent is sent.
    private static final String END = """
        update mails
        set recipient = null, subject = null, plain = null, html = null, due_at = null, claimed_by = null,
            outcome = ?, ended_at = ?, tries = tries + 1
        where tenant_id = ? and id = ? and outcome is null""";

    private static final String AGAIN = """
        update mails
        set due_at = ?, claimed_by = null, tries = tries + 1
        where tenant_id = ? and id = ? and claimed_by = ?""";

    private static final String RELEASE = """
        update mails
        set due_at = ?, claimed_by = null
        where claimed_by = ?""";

    private static final String OLDEST_DUE = """
        select min(due_at)
        from mails
        where due_at <= ?""";

    private static final String FORGET = """
        delete from mails
        where (tenant_id, id) in (
            select tenant_id, id
            from mails
            where ended_at <= ?
            limit ?)""";

    private final JdbcClient worker;

    PostStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// How a mail ended: the words of the table.
    enum End {
        SENT, REFUSED, GIVEN_UP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One mail that this claim has for a while.
    record Claimed(
        Tenant tenant, UUID id, String language, MailStore.Sealed sealed, Instant createdAt, int tries) {}

    /// Those that have waited longest, in the order in which they were staged.
    List<Claimed> claim(UUID claim, Collection<Environment> of, Instant now, int most) {
        String kinds = String.join(" ", of.stream().map(Environment::word).toList());
        return worker.sql(CLAIM_DUE)
            .params(Sql.time(now), kinds, most, Sql.time(now.plus(CLAIM)), claim)
            .query((row, number) -> claimed(row)).list();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
            RowReader.tenant(row),
            row.getObject("id", UUID.class),
            row.getString("language"),
            new MailStore.Sealed(row.getBytes("recipient"), row.getBytes("subject"), row.getBytes("plain"),
                row.getBytes("html")),
            RowReader.instant(row, "created_at"),
            row.getInt("tries"));
    }

    void end(Claimed mail, End how, Instant now) {
        worker.sql(END).params(how.word(), Sql.time(now), mail.tenant().id(), mail.id()).update();
    }

    void again(Claimed mail, UUID claim, Instant due) {
        worker.sql(AGAIN).params(Sql.time(due), mail.tenant().id(), mail.id(), claim).update();
    }

    /// Gives back what is left of a claim.
    void release(UUID claim, Instant now) {
        worker.sql(RELEASE).params(Sql.time(now), claim).update();
    }

    /// When the oldest mail was due that nobody has claimed; null when none waits.
    @Nullable Instant oldestDue(Instant now) {
        return worker.sql(OLDEST_DUE).params(Sql.time(now))
            .query((row, number) -> row.getObject(1, OffsetDateTime.class)).optional()
            .map(OffsetDateTime::toInstant).orElse(null);
    }

    /// Some of what has ended before.
    ///
    /// @return how many; as many as there can be at once when there are more
    int forget(Instant endedBefore) {
        return worker.sql(FORGET).params(Sql.time(endedBefore), BATCH).update();
    }
}
