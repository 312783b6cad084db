package com.jupiteriq.files;

import com.jupiteriq.files.contents.ContentsModule;
import com.jupiteriq.files.links.LinksModule;
import com.jupiteriq.files.storage.FilesFolder;
import com.jupiteriq.files.storage.StorageModule;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.files.storage.TestStorage;
import com.jupiteriq.files.upkeep.FileUpkeepModule;
import com.jupiteriq.files.uses.UsesModule;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files over a database and a folder of their own; what runs in the background is not started.
public final class FileBench implements AutoCloseable {

    public final TestTenants tenants = new TestTenants();
    public final Caller caller = tenants.caller();
    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final Writes writes = tenants.writes((write, entry, told) -> {
        entries.add(entry);
        events.addAll(told);
    });
    public final Path folder = Path.of("target", "files-" + tenants.ids.next());
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public FileBench(Class<?>... more) {
        context.registerBean(InstantSource.class, () -> tenants.clock);
        context.registerBean(SecureRandom.class, () -> tenants.random);
        context.registerBean(Reads.class, () -> tenants.reads);
        context.registerBean(Writes.class, () -> writes);
        context.registerBean(Ids.class, () -> tenants.ids);
        context.registerBean(Vault.class, () -> tenants.vault);
        context.registerBean(JdbcClient.class, () -> tenants.worker);
        context.registerBean(StorageSettings.class,
            () -> new StorageSettings(null, 0, null, null, null, null, null, null));
        context.registerBean(FilesFolder.class, () -> new FilesFolder(folder));
        context.registerBean(InspectionTrigger.class, () -> () -> { });
        context.register(StorageModule.class, ContentsModule.class, FilesModule.class, LinksModule.class,
            UsesModule.class, FileUpkeepModule.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public Files files() {
        return part(Files.class);
    }

    public <T> T write(Function<Write, T> work) {
        return writes.run(caller, work);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public Uploaded uploaded(Caller by, byte[] contents) {
        return part(Uploads.class).take(by, new ByteArrayInputStream(contents));
    }

    public StoredFile add(String name, String contents) {
        return add(caller, FileDetails.named(name), bytes(contents));
    }

    public StoredFile add(Caller by, FileDetails details, byte[] contents) {
        Uploaded uploaded = uploaded(by, contents);
        return writes.run(by, write -> files().add(uploaded, details, write));
    }

    /// One that was found to be fine.
    public StoredFile ready(String name, String contents) {
        StoredFile file = add(name, contents);
        return judged(file, new Verdict.Fine(scan(Scan.State.CLEAN, null), "application/pdf",
            "00".repeat(32), false));
    }

    /// One in which a virus was found.
    public StoredFile infected(String name) {
        return judged(add(name, "infected"), new Verdict.Rejected(scan(Scan.State.INFECTED, "Eicar"),
            Rejection.Reason.VIRUS, "A virus was found in this file: Eicar."));
    }

    public Scan scan(Scan.State state, String signature) {
        return new Scan(state, "ClamAV 1.4.3", signature, now());
    }

    public StoredFile judged(StoredFile file, Verdict verdict) {
        return write(write -> part(FileProgress.class).judge(file, verdict, write)).orElseThrow();
    }

    public StoredFile change(StoredFile file, String patch) {
        Fields body = ShapeReader.read(
            FileDocument.FILE.patch(), JsonReader.read(bytes(patch)), false);
        return write(write -> files().change(file.id(), version -> true,
            before -> FileDocument.FILE.patched(before, body), write));
    }

    public void delete(StoredFile file) {
        write(write -> {
            files().delete(file.id(), version -> true, write);
            return file;
        });
    }

    public String contents(Caller by, StoredFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FileContents.Readable readable = part(FileContents.class).of(by, file.id());
        readable.source().read(0, readable.length(), bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// As the database keeps it.
    public Instant now() {
        return tenants.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// How many blobs lie in the folder.
    public long blobs() {
        return TestStorage.all(folder).size();
    }

    public List<String> told() {
        return events.stream().map(Event::type).toList();
    }

    @Override
    public void close() {
        context.close();
        tenants.close();
    }
}
