package com.jupiteriq.files;

import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the bytes of files lie: the tables `file_parts` and `file_thumbnails`, and `file_garbage`, where
/// whatever blob they name no longer is written down in the same write.
final class BlobStore {

    private static final Insert INSERT_PART = Insert.into("file_parts",
        "tenant_id uuid, file_id uuid, starts_at bigint, size bigint, blob uuid");

    private static final String THUMBNAIL = """
        select id, content_type, bytes, sha256, blob, (
            select key from files where tenant_id = small.tenant_id and id = small.file_id) as key
        from file_thumbnails small
        where tenant_id = ? and file_id = ? and size = ?""";

    private static final Insert INSERT_THUMBNAIL = Insert.into("file_thumbnails", """
        tenant_id uuid, file_id uuid, size text, width integer, height integer, content_type text,
        bytes bigint, sha256 text, id uuid, blob uuid""");

    /// Some parts become one, if they are all still there: whoever comes second finds them gone. The first
    /// row becomes the whole.
    private static final String JOIN = """
        with found as materialized (
            select starts_at
            from file_parts
            where tenant_id = ? and file_id = ? and blob = any (string_to_array(?, ' ')::uuid[])
            order by starts_at
            for update
        ),
        same as materialized (select from found having count(*) = ?),
        joined as (
            update file_parts
            set size = ?, blob = ?
            where tenant_id = ? and file_id = ? and starts_at = ? and exists (select from same)
            returning tenant_id
        ),
        others as (
            delete from file_parts
            where tenant_id = ? and file_id = ? and starts_at > ? and starts_at < ?
              and exists (select from same)
        ),
        garbage as (
            insert into file_garbage (tenant_id, blob)
            select tenant_id, unnest(string_to_array(?, ' ')::uuid[])
            from joined
        )
        select 1 from joined""";

    /// What a deleted row named goes the same way as what is only taken from its row.
    private static final String DISCARD = """
        with parts as (
            delete from file_parts
            where tenant_id = ? and file_id = ?
            returning tenant_id, blob
        ),
        thumbnails as (
            delete from file_thumbnails
            where tenant_id = ? and file_id = ?
            returning tenant_id, blob
        )
        insert into file_garbage (tenant_id, blob)
        select tenant_id, blob from parts
        union all
        select tenant_id, blob from thumbnails""";

    private final Reads reads;
    private final Writes writes;
    private final FileStore files;

    BlobStore(Reads reads, Writes writes, FileStore files) {
        this.reads = reads;
        this.writes = writes;
        this.files = files;
    }

    /// A file and where its bytes lie, both at one moment; none where there are no bytes.
    Optional<KeptFile> find(Caller caller, UUID file) {
        Tenant tenant = caller.tenant();
        return reads.list(caller, Sql.of(FileStore.KEYED, tenant.id(), file), row -> {
            byte[] key = row.getBytes("key");
            return key == null ? Optional.<KeptFile>empty() : Optional.of(new KeptFile(
                files.reader(tenant).read(row), files.key(tenant, file, key), parts(row.getString("parts"))));
        }).stream().flatMap(Optional::stream).findFirst();
    }

    private static List<Part> parts(@Nullable String texts) {
        return texts == null ? List.of() : Arrays.stream(texts.split(",")).map(text -> {
            String[] part = text.split(" ");
            return new Part(Long.parseLong(part[0]), Long.parseLong(part[1]), UUID.fromString(part[2]));
        }).toList();
    }

    void insert(UUID file, Part part, Write write) {
        write.insert(INSERT_PART, write.caller().tenant().id(), file, part.from(), part.size(), part.blob());
    }

    /// Whether it was done, which is not so when they are not all there any more.
    boolean join(Caller caller, UUID file, List<Part> parts, Part joined) {
        UUID tenant = caller.tenant().id();
        String blobs =
            parts.stream().map(part -> part.blob().toString()).collect(Collectors.joining(" "));
        return writes.aside(caller, Sql.of(JOIN, tenant, file, blobs, (long) parts.size(), joined.size(),
            joined.blob(), tenant, file, joined.from(), tenant, file, joined.from(), joined.end(),
            blobs), row -> true).isPresent();
    }

    Optional<ThumbnailBytes> thumbnail(Caller caller, UUID file, Size size) {
        Tenant tenant = caller.tenant();
        return reads.one(caller, Sql.of(THUMBNAIL, tenant.id(), file, size.word()), row -> {
            UUID id = row.getObject("id", UUID.class);
            long bytes = row.getLong("bytes");
            return new ThumbnailBytes(row.getString("content_type"), bytes, row.getString("sha256"),
                ThumbnailBytes.key(files.key(tenant, file, row.getBytes("key")), id),
                new Part(0, bytes, row.getObject("blob", UUID.class)));
        });
    }

    void insert(UUID file, NewThumbnail made, Write write) {
        Thumbnail thumbnail = made.thumbnail();
        ThumbnailBytes bytes = made.bytes();
        write.insert(INSERT_THUMBNAIL, write.caller().tenant().id(), file, thumbnail.size().word(),
            thumbnail.width(), thumbnail.height(), bytes.contentType(), bytes.length(), bytes.sha256(),
            bytes.key().file(), bytes.part().blob());
    }

    /// Takes the bytes away from a file.
    void discard(UUID file, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(DISCARD, tenant, file, tenant, file);
    }
}
