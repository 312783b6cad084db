package com.jupiteriq.files.resuming;

import com.jupiteriq.files.upkeep.AgedFile;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Uploads with which nobody has gone on, over all tenants, as *worker*.
final class AgedUploadStore {

    private static final String UNFINISHED = """
        select uploads.tenant_id, uploads.file_id, environments.account_id, environments.kind
        from file_uploads uploads
        join files on files.tenant_id = uploads.tenant_id and files.id = uploads.file_id
        join environments on environments.tenant_id = uploads.tenant_id
        where uploads.grown_at <= ? and files.status = 'uploading'
        order by uploads.grown_at, uploads.file_id
        limit ?""";

    private static final String FORGET_WHOLE = """
        delete from file_uploads
        where (tenant_id, file_id) in (
            select uploads.tenant_id, uploads.file_id
            from file_uploads uploads
            join files on files.tenant_id = uploads.tenant_id and files.id = uploads.file_id
            where uploads.grown_at <= ? and files.status <> 'uploading'
            order by uploads.grown_at
            limit ?)""";

    private final JdbcClient worker;

    AgedUploadStore(JdbcClient worker) {
        this.worker = worker;
    }

    List<AgedFile> unfinished(Instant grownBefore, int most) {
        return worker.sql(UNFINISHED).params(Sql.time(grownBefore), most).query((row, number) ->
            new AgedFile(RowReader.tenant(row), row.getObject("file_id", UUID.class))).list();
    }

    /// Only that they came by and by; they are files like all others then.
    int forgetWhole(Instant grownBefore, int most) {
        return worker.sql(FORGET_WHOLE).params(Sql.time(grownBefore), most).update();
    }
}
