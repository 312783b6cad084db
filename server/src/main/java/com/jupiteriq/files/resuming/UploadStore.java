package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `file_uploads`, and how the files that it names grow.
final class UploadStore {

    private static final String FIND = """
        select files.received, files.size, files.status, files.key, uploads.said, uploads.grown_at
        from file_uploads uploads
        join files on files.tenant_id = uploads.tenant_id and files.id = uploads.file_id
        where uploads.tenant_id = ? and uploads.file_id = ?""";

    private static final String LAST_PARTS = """
        select starts_at, size, blob
        from (
            select starts_at, size, blob
            from file_parts
            where tenant_id = ? and file_id = ?
            order by starts_at desc
            limit ?) as last
        order by starts_at""";

    private static final String INSERT = """
        insert into file_uploads (tenant_id, file_id, said, grown_at)
        values (?, ?, ?, ?)""";

    private static final String GROWN =
        "update file_uploads set grown_at = ? where tenant_id = ? and file_id = ?";

    /// Only from the offset on at which the part begins, and never to the end: that is a change of the file.
    private static final String GROW = """
        with grown as (
            update files
            set received = ?
            where tenant_id = ? and id = ? and received = ? and size > ? and status = 'uploading'
            returning tenant_id, id
        ),
        added as (
            insert into file_parts (tenant_id, file_id, starts_at, size, blob)
            select tenant_id, id, ?, ?, ?
            from grown
        ),
        told as (
            update file_uploads
            set grown_at = ?
            from grown
            where file_uploads.tenant_id = grown.tenant_id and file_uploads.file_id = grown.id
        )
        select 1 from grown""";

    private final Reads reads;
    private final Writes writes;
    private final Vault vault;
    private final FileArrivals arrivals;

    UploadStore(Reads reads, Writes writes, Vault vault, FileArrivals arrivals) {
        this.reads = reads;
        this.writes = writes;
        this.vault = vault;
        this.arrivals = arrivals;
    }

    /// An upload with what is needed to go on with it.
    ///
    /// @param key null for a file that takes no more bytes
    /// @param last some parts at its end, in their order
    record Found(Upload upload, @Nullable FileKey key, List<Part> last) {}

    /// @param parts how many at its end
    Optional<Found> find(Caller caller, UUID file, int parts) {
        Tenant tenant = caller.tenant();
        var found = reads.both(caller, Sql.of(FIND, tenant.id(), file), row -> found(tenant, file, row),
            Sql.of(LAST_PARTS, tenant.id(), file, parts), UploadStore::part);
        return found.first().stream().findFirst()
            .map(one -> new Found(one.upload(), one.key(), found.second()));
    }

    private Found found(Tenant tenant, UUID file, ResultSet row) throws SQLException {
        String said = vault.openText(tenant.account(), place(file), row.getBytes("said"));
        Upload upload = new Upload(file, row.getLong("received"), row.getLong("size"), said,
            RowReader.instant(row, "grown_at").plus(Resuming.KEPT));
        byte[] key = row.getString("status").equals("uploading") ? row.getBytes("key") : null;
        return new Found(
            upload, key == null ? null : arrivals.key(tenant, file, key), List.of());
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getLong("starts_at"), row.getLong("size"), row.getObject("blob", UUID.class));
    }

    void insert(UUID file, String said, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stage(INSERT, tenant.id(), file, vault.seal(tenant.account(), place(file), said), write.now());
    }

    void grown(UUID file, Write write) {
        write.stage(GROWN, write.now(), write.caller().tenant().id(), file);
    }

    /// Records a part that is not the last. Whether the file has grown by it, which is not so when it goes on
    /// at another offset by now, or is gone. Nobody knows what became of one that fails.
    boolean grow(Caller caller, UUID file, Part part, Instant now) {
        return writes.aside(caller, Sql.of(GROW, part.end(), caller.tenant().id(), file, part.from(),
            part.end(), part.from(), part.size(), part.blob(), now), row -> true).isPresent();
    }

    private static String place(UUID file) {
        return "file_uploads.said:" + file;
    }
}
