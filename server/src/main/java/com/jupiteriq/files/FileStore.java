package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Totals;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `files`.
final class FileStore {

    static final String COUNTER = "files";

    /// Of files whose bytes are kept.
    static final String BYTES_COUNTER = "files.bytes";

    private static final String SHOWN = """
        select id, version, name, size, content_type, sha256, status, scan_state, scan_engine,
               scan_signature, scanned_at, rejection_reason, rejection_message, rejected_at, appeal_state,
               appeal_reason, appealed_at, decided_at, metadata, expires_at, uploader_kind, uploader_id,
               uses, created_at, updated_at, (
                   select string_agg(
                       small.size || ' ' || small.width || ' ' || small.height, ',' order by small.width)
                   from file_thumbnails small
                   where small.tenant_id = files.tenant_id and small.file_id = files.id) as thumbnails""";

    private static final String COLUMNS = SHOWN + """

        from files
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String THESE =
        COLUMNS + "where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])";

    /// With the key and the parts, each such as `0 1024 <blob>`.
    static final String KEYED = SHOWN + """
        , key, (
            select string_agg(part.starts_at || ' ' || part.size || ' ' || part.blob, ','
                              order by part.starts_at)
            from file_parts part
            where part.tenant_id = files.tenant_id and part.file_id = files.id) as parts
        from files
        where tenant_id = ? and id = ?""";

    private static final String INSERT = """
        insert into files (
            tenant_id, id, version, name, name_index, size, received, key, content_type, sha256, status,
            scan_state, scan_engine, scan_signature, scanned_at, metadata, expires_at, uploader_kind,
            uploader_id, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String COMPLETE = """
        update files
        set received = ?
        where tenant_id = ? and id = ? and received = ? and status = 'uploading'
        returning 1""";

    private static final String RECEIVED = "select received from files where tenant_id = ? and id = ?";

    private static final String DESCRIBE = """
        update files
        set version = ?, name = ?, name_index = ?, metadata = ?, expires_at = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    /// The key goes with the bytes.
    private static final String MOVE = """
        update files
        set version = ?, content_type = ?, sha256 = ?, status = ?, scan_state = ?, scan_engine = ?,
            scan_signature = ?, scanned_at = ?, rejection_reason = ?, rejection_message = ?, rejected_at = ?,
            appeal_state = ?, appeal_reason = ?, appealed_at = ?, decided_at = ?,
            key = case when ? then key end, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String HOLD = """
        select 1
        from files
        where tenant_id = ? and id = ?
        for update""";

    /// Not one that was given to an object meanwhile.
    private static final String DELETE = """
        delete from files
        where tenant_id = ? and id = ? and version = ? and uses = 0
        returning 1""";

    /// Of the objects that it is attached to.
    private static final String OWNERS = """
        select distinct owner
        from file_uses
        where tenant_id = ? and file_id = ?
        order by owner
        limit ?""";

    private final Reads reads;
    private final Vault vault;
    private final Listing<StoredFile> listing;

    FileStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = Listing.of("files", COLUMNS, StoredFile::id)
            .where(Filter.where(FileList.STATUS, "status = ?", FileStatus::word))
            .where(Filter.where(FileList.CONTENT_TYPE, "content_type = ?", type -> type))
            .where(Filter.of(FileList.NAME, (tenant, name) ->
                Sql.of("name_index = ?", nameIndex(tenant, name))))
            .timed(StoredFile::createdAt, StoredFile::updatedAt)
            .counted(COUNTER, FileList.STATUS)
            .read(reads, this::reader);
    }

    Listing<StoredFile> list() {
        return listing;
    }

    /// The query of how many bytes are kept.
    static Sql bytes(Tenant tenant) {
        return Totals.of(tenant.id(), BYTES_COUNTER);
    }

    long bytes(Caller caller) {
        return reads.one(caller, bytes(caller.tenant()), row -> row.getLong(1)).orElseThrow();
    }

    /// What there is at one moment.
    record Used(long files, long bytes) {}

    Used used(Caller caller) {
        Tenant tenant = caller.tenant();
        var found = reads.both(caller, Totals.of(tenant.id(), COUNTER), row -> row.getLong(1),
            bytes(tenant), row -> row.getLong(1));
        return new Used(found.first().getFirst(), found.second().getFirst());
    }

    Optional<StoredFile> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), reader(caller.tenant()));
    }

    List<StoredFile> these(Caller caller, Collection<UUID> ids) {
        String listed = ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
        return reads.list(caller, Sql.of(THESE, caller.tenant().id(), listed), reader(caller.tenant()));
    }

    /// How some of the objects are called that it is attached to.
    List<String> owners(Caller caller, UUID file, int most) {
        return reads.list(
            caller, Sql.of(OWNERS, caller.tenant().id(), file, (long) most), row -> row.getString("owner"));
    }

    /// @param received how many of its bytes are there
    void insert(StoredFile file, FileKey key, long received, Write write) {
        Tenant tenant = write.caller().tenant();
        FileDetails details = file.details();
        List<Object> values = new ArrayList<>(List.of(tenant.id(), file.id(), file.version(),
            sealedName(tenant, file), nameIndex(tenant, details.name()), file.size(), received,
            sealedKey(tenant, key)));
        addFound(file.state(), values);
        values.addAll(List.of(sealedMetadata(tenant, file), time(details.expiresAt()),
            file.uploader().kind().word(), file.uploader().id(), file.createdAt(), file.updatedAt()));
        write.stage(INSERT, values.toArray());
    }

    /// How many bytes of a file are there; none for one that is not.
    long received(Caller caller, UUID id) {
        Sql query = Sql.of(RECEIVED, caller.tenant().id(), id);
        return reads.one(caller, query, row -> row.getLong(1)).orElse(0L);
    }

    /// The last bytes of a file come behind all others.
    void complete(StoredFile file, long before, Write write) {
        write.stageConditional(
            COMPLETE, file.size(), write.caller().tenant().id(), file.id(), before);
    }

    void describe(StoredFile before, StoredFile after, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(DESCRIBE, after.version(), sealedName(tenant, after),
            nameIndex(tenant, after.details().name()), sealedMetadata(tenant, after),
            time(after.details().expiresAt()), after.updatedAt(), tenant.id(), before.id(),
            before.version());
    }

    void move(StoredFile before, StoredFile after, Write write) {
        Tenant tenant = write.caller().tenant();
        List<Object> values = new ArrayList<>();
        FileState state = after.state();
        values.add(after.version());
        addFound(state, values);
        addRejection(state.rejection(), values);
        addAppeal(tenant, after, values);
        values.addAll(List.of(state.status().keepsBytes(), after.updatedAt(), tenant.id(), before.id(),
            before.version()));
        write.stageConditional(MOVE, values.toArray());
    }

    private static void addFound(FileState state, List<Object> values) {
        Scan scan = state.scan();
        values.addAll(List.of(text(state.contentType()), text(state.sha256()), state.status().word(),
            scan.state().word(), text(scan.engine()), text(scan.signature()), time(scan.at())));
    }

    private static void addRejection(@Nullable Rejection rejection, List<Object> values) {
        values.addAll(rejection == null ? List.of(Null.TEXT, Null.TEXT, Null.TIMESTAMP)
            : List.of(rejection.reason().word(), rejection.message(), rejection.at()));
    }

    private void addAppeal(Tenant tenant, StoredFile file, List<Object> values) {
        Appeal appeal = file.state().appeal();
        values.addAll(appeal == null ? List.of(Null.TEXT, Null.BYTES, Null.TIMESTAMP, Null.TIMESTAMP)
            : List.of(appeal.state().word(),
                vault.seal(tenant.account(), appealPlace(file.id()), appeal.reason()),
                appeal.madeAt(), time(appeal.decidedAt())));
    }

    /// Lets nobody add to a file from here on: what is staged behind sees all parts that it will ever have.
    void hold(StoredFile file, Write write) {
        write.stage(HOLD, write.caller().tenant().id(), file.id());
    }

    void delete(StoredFile file, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), file.id(), file.version());
    }

    /// Reads what [#SHOWN] selects.
    RowReader<StoredFile> reader(Tenant tenant) {
        return row -> file(tenant, row);
    }

    private StoredFile file(Tenant tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] metadata = row.getBytes("metadata");
        FileDetails details = new FileDetails(
            vault.openText(tenant.account(), namePlace(id), row.getBytes("name")),
            metadata == null ? null
                : new JsonText(vault.openText(tenant.account(), metadataPlace(id), metadata)),
            RowReader.instantOrNull(row, "expires_at"));
        FileState state = new FileState(FileStatus.of(row.getString("status")),
            row.getString("content_type"), row.getString("sha256"), scan(row),
            thumbnails(row.getString("thumbnails")), rejection(row), appeal(tenant, id, row));
        return new StoredFile(id, row.getInt("version"), details, row.getLong("size"), state,
            new StoredFile.Uploader(
                Principal.Kind.of(row.getString("uploader_kind")).orElseThrow(),
                row.getObject("uploader_id", UUID.class)),
            row.getInt("uses"), RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }

    private static Scan scan(ResultSet row) throws SQLException {
        return new Scan(Scan.State.of(row.getString("scan_state")), row.getString("scan_engine"),
            row.getString("scan_signature"), RowReader.instantOrNull(row, "scanned_at"));
    }

    private static @Nullable Rejection rejection(ResultSet row) throws SQLException {
        String reason = row.getString("rejection_reason");
        return reason == null ? null : new Rejection(Rejection.Reason.of(reason),
            row.getString("rejection_message"), RowReader.instant(row, "rejected_at"));
    }

    private @Nullable Appeal appeal(Tenant tenant, UUID id, ResultSet row) throws SQLException {
        String state = row.getString("appeal_state");
        return state == null ? null : new Appeal(Appeal.State.of(state),
            vault.openText(tenant.account(), appealPlace(id), row.getBytes("appeal_reason")),
            RowReader.instant(row, "appealed_at"), RowReader.instantOrNull(row, "decided_at"));
    }

    /// Of texts such as `small 128 96`.
    private static List<Thumbnail> thumbnails(@Nullable String texts) {
        return texts == null ? List.of() : Arrays.stream(texts.split(",")).map(text -> {
            String[] parts = text.split(" ");
            return new Thumbnail(Thumbnail.size(parts[0]).orElseThrow(), Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]));
        }).toList();
    }

    FileKey key(Tenant tenant, UUID file, byte[] sealed) {
        return new FileKey(tenant.id(), file, vault.open(tenant.account(), keyPlace(file), sealed));
    }

    private byte[] sealedKey(Tenant tenant, FileKey key) {
        return vault.seal(tenant.account(), keyPlace(key.file()), key.key());
    }

    private byte[] sealedName(Tenant tenant, StoredFile file) {
        return vault.seal(tenant.account(), namePlace(file.id()), file.details().name());
    }

    private Object sealedMetadata(Tenant tenant, StoredFile file) {
        JsonText metadata = file.details().metadata();
        return metadata == null ? Null.BYTES
            : vault.seal(tenant.account(), metadataPlace(file.id()), metadata.text());
    }

    private String nameIndex(Tenant tenant, String name) {
        return vault.blindIndex(tenant.account(), "files.name", name);
    }

    private static String keyPlace(UUID file) {
        return "files.key:" + file;
    }

    private static String namePlace(UUID file) {
        return "files.name:" + file;
    }

    private static String metadataPlace(UUID file) {
        return "files.metadata:" + file;
    }

    private static String appealPlace(UUID file) {
        return "files.appeal_reason:" + file;
    }

    private static Object text(@Nullable String value) {
        return Sql.orNull(value, Null.TEXT);
    }

    private static Object time(@Nullable Instant value) {
        return Sql.orNull(value, Null.TIMESTAMP);
    }
}
