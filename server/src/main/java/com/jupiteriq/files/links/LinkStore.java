package com.jupiteriq.files.links;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `file_links`.
final class LinkStore {

    private static final String COUNT = """
        select count(*)
        from file_links
        where tenant_id = ? and file_id = ? and ends_at > ?""";

    /// Whoever deletes the file waits here, and the link goes with it.
    private static final String ROOM = """
        select 1
        from files
        where tenant_id = ? and id = ? and status = 'ready' and (%s) < ?
        for key share""".formatted(COUNT);

    private static final String INSERT = """
        insert into file_links (tenant_id, id, file_id, token_hash, ends_at, created_at)
        values (?, ?, ?, ?, ?, ?)""";

    private static final String END = "delete from file_links where tenant_id = ? and file_id = ?";

    /// Of nobody who may not be served.
    private static final String FOLLOW = """
        select file_links.tenant_id, file_links.file_id, environments.account_id, environments.kind
        from file_links
        join environments on environments.tenant_id = file_links.tenant_id
        join accounts on accounts.id = environments.account_id
        where file_links.token_hash = ? and file_links.ends_at > ? and accounts.state = 'active'""";

    private final Reads reads;
    private final JdbcClient worker;

    LinkStore(Reads reads, JdbcClient worker) {
        this.reads = reads;
        this.worker = worker;
    }

    /// How many of a file have not ended.
    long count(Caller caller, UUID file, Instant now) {
        return reads.one(caller, Sql.of(COUNT, caller.tenant().id(), file, now), row -> row.getLong(1))
            .orElseThrow();
    }

    /// @param most that there may be of the file with this one
    void insert(FileLink link, byte[] hash, int most, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.oneAtATime("file_links:" + link.file());
        write.stageConditional(
            ROOM, tenant, link.file(), tenant, link.file(), write.now(), (long) most);
        write.stage(INSERT, tenant, link.id(), link.file(), hash, link.endsAt(), write.now());
    }

    void end(UUID file, Write write) {
        write.stage(END, write.caller().tenant().id(), file);
    }

    /// A file and whose it is.
    record Target(Tenant tenant, UUID file) {}

    /// Where a link leads, whosever it is.
    Optional<Target> follow(byte[] hash, Instant now) {
        return worker.sql(FOLLOW).params(hash, Sql.time(now)).query((row, number) -> new Target(
            RowReader.tenant(row),
            row.getObject("file_id", UUID.class))).optional();
    }
}
