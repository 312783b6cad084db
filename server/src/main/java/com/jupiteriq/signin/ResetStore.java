package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.Pepper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table `password_resets`.
final class ResetStore {

    private static final String COLUMNS = """
        select user_id, id, email_index, token_hash, pepper, expires_at, sent
        from password_resets
        """;

    private static final String OF_USER = COLUMNS + "where tenant_id = ? and user_id = ?";

    private static final String BY_ID = COLUMNS + "where tenant_id = ? and id = ? and token_hash is not null";

    private static final String INSERT = """
        insert into password_resets (tenant_id, user_id, id, email_index, token_hash, pepper, expires_at,
                                     sent)
        values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, ' ')::timestamptz[])
        on conflict do nothing
        returning 1""";

    private static final String RENEW = """
        update password_resets
        set id = ?, email_index = ?, token_hash = ?, pepper = ?, expires_at = ?,
            sent = string_to_array(?, ' ')::timestamptz[]
        where tenant_id = ? and user_id = ? and id = ?
        returning 1""";

    private static final String USE = """
        update password_resets
        set token_hash = null, pepper = null
        where tenant_id = ? and id = ? and token_hash is not null
        returning 1""";

    private static final String END = """
        update password_resets
        set token_hash = null, pepper = null
        where tenant_id = ? and user_id = ?""";

    private final Reads reads;

    ResetStore(Reads reads) {
        this.reads = reads;
    }

    /// @param emailIndex of the address to which the token went
    /// @param hash null once it was used
    /// @param sent when the last mails left, no more than count
    record Reset(UUID user, UUID id, String emailIndex, Pepper.@Nullable Hash hash, Instant expiresAt,
        List<Instant> sent) {}

    Optional<Reset> of(Caller caller, UUID user) {
        return reads.one(caller, Sql.of(OF_USER, caller.tenant().id(), user), ResetStore::reset);
    }

    /// With a token that was not used.
    Optional<Reset> byId(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(BY_ID, caller.tenant().id(), id), ResetStore::reset);
    }

    private static Reset reset(ResultSet row) throws SQLException {
        List<Instant> sent = Stream.of((Object[]) row.getArray("sent").getArray()).map(ResetStore::instant)
            .toList();
        return new Reset(row.getObject("user_id", UUID.class), row.getObject("id", UUID.class),
            row.getString("email_index"), hash(row),
            RowReader.instant(row, "expires_at"), sent);
    }

    private static Pepper.@Nullable Hash hash(ResultSet row) throws SQLException {
        String pepper = row.getString("pepper");
        return pepper == null ? null : new Pepper.Hash(pepper, row.getBytes("token_hash"));
    }

    private static Instant instant(Object time) {
        return switch (time) {
            case java.sql.Timestamp stamp -> stamp.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            default -> throw new IllegalStateException("no time: " + time.getClass());
        };
    }

    /// Makes `next` the newest. Another one in between is a lost race.
    void renew(@Nullable Reset before, Reset next, Pepper.Hash hash, Write write) {
        UUID tenant = write.caller().tenant().id();
        String sent = String.join(" ", next.sent().stream().map(Instant::toString).toList());
        if (before == null) {
            write.stageConditional(INSERT, tenant, next.user(), next.id(), next.emailIndex(), hash.code(),
                hash.pepper(), next.expiresAt(), sent);
        } else {
            write.stageConditional(RENEW, next.id(), next.emailIndex(), hash.code(), hash.pepper(),
                next.expiresAt(), sent, tenant, next.user(), before.id());
        }
    }

    /// Whoever comes second is a lost race, and finds none.
    void use(Reset reset, Write write) {
        write.stageConditional(USE, write.caller().tenant().id(), reset.id());
    }

    /// Lets no token of the user be used any more.
    void end(UUID user, Write write) {
        write.stage(END, write.caller().tenant().id(), user);
    }
}
