package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything one installation keeps on disk:
///
/// ```
/// pg/        the embedded PostgreSQL's data, absent with a database of one's own
/// pg-bin/    its programs, unpacked from the jar
/// secrets/   master.key, pepper.key, node.key, *.password
/// logs/      PostgreSQL's log
/// mail/      mails that no mail server takes
/// files/     the bytes of files, where they do not lie elsewhere
/// keys.json  addresses and first keys
/// lock       held by the running process
/// VERSION    the version of this layout
/// ```
///
/// Everything in it is readable by its owner only. One process at a time holds it.
public final class DataFolder implements AutoCloseable {

    /// The layout above. A folder with a higher number was written by a newer JupiterIQ.
    static final int LAYOUT = 1;

    private static final int PASSWORD_BYTES = 32;
    private static final Set<String> STRANGERS_ALLOWED = Set.of("lock", "VERSION.tmp", "lost+found");

    /// POSIX drops a process's lock when *any* channel of the file closes, so a second look at a
    /// folder of this very process must never touch its lock file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final @Nullable FileChannel lock;
    private final SecureRandom random = new SecureRandom();

    private DataFolder(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Opens the folder for the process that will run on it, and creates it when absent.
    /// Throws [StartRefused] when another process holds it or when it is not ours to use.
    public static DataFolder open(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            DurableFiles.createPrivateDirectories(path);
            path = path.toRealPath();
            DataFolder folder = new DataFolder(path, lock(path));
            folder.prepare();
            return folder;
        } catch (AccessDeniedException e) {
            throw new StartRefused("The data folder " + path + " is not writable for this user; change its"
                + " owner or choose another with --data.", e);
        } catch (FileAlreadyExistsException e) {
            throw new StartRefused(path + " is not a folder; choose another with --data.", e);
        } catch (IOException e) {
            throw new StartRefused("The data folder " + path + " cannot be used (" + DurableFiles.reason(e)
                + "); choose another with --data.", e);
        }
    }

    /// Looks into a folder that another process may be running on. Nothing can be created through it, and
    /// only a secret be replaced.
    public static DataFolder view(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            DataFolder folder = new DataFolder(path.toRealPath(), null);
            if (!Files.exists(folder.path.resolve("VERSION"))) {
                throw new NoSuchFileException("VERSION");
            }
            folder.checkVersion();
            return folder;
        } catch (IOException e) {
            throw new StartRefused(path + " is not a JupiterIQ data folder; name one with --data.", e);
        }
    }

    /// Deletes a folder on which nobody will run again, with all that lies in it; what vanishes meanwhile is
    /// fine.
    public static void delete(Path folder) throws IOException {
        DurableFiles.deleteTree(folder);
    }

    private static FileChannel lock(Path path) throws IOException {
        if (!HELD_HERE.add(path)) {
            throw inUse(path, Optional.of(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                DurableFiles.PRIVATE_FILE);
            FileLock held = channel.tryLock();
            if (held == null) {
                throw inUse(path, holder(path));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return channel;
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(path);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static StartRefused inUse(Path path, Optional<Long> pid) {
        return new StartRefused("The data folder " + path + " is in use"
            + pid.map(p -> " by process " + p).orElse("")
            + "; stop that process or choose another folder with --data.",
            new OverlappingFileLockException());
    }

    /// Whether a folder was refused only because a process holds it, which may end.
    public static boolean isInUse(StartRefused refused) {
        return refused.getCause() instanceof OverlappingFileLockException;
    }

    private static Optional<Long> holder(Path path) {
        try {
            return Optional.of(Long.valueOf(Files.readString(path.resolve("lock")).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void prepare() throws IOException {
        try {
            if (Files.exists(path.resolve("VERSION"))) {
                checkVersion();
            } else {
                refuseStrangers();
                write("VERSION", (LAYOUT + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            DurableFiles.createPrivateDirectories(secrets());
            DurableFiles.createPrivateDirectories(logs());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void checkVersion() throws IOException {
        String text = Files.readString(path.resolve("VERSION")).strip();
        if (!text.matches("[0-9]{1,6}")) {
            throw new StartRefused("The file " + path.resolve("VERSION")
                + " is damaged; restore it from a backup.");
        }
        if (Integer.parseInt(text) > LAYOUT) {
            throw new StartRefused("The data folder " + path + " was written by a newer JupiterIQ (layout "
                + text + ", this one knows " + LAYOUT + "); start the newer version.");
        }
    }

    /// A wrong `--data` must not turn somebody's home directory into a data folder.
    private void refuseStrangers() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            List<String> strangers = entries.map(entry -> String.valueOf(entry.getFileName()))
                .filter(name -> !STRANGERS_ALLOWED.contains(name))
                .sorted()
                .toList();
            if (!strangers.isEmpty()) {
                throw new StartRefused(path + " holds other files (" + strangers.getFirst()
                    + "); choose an empty or a new folder with --data.");
            }
        }
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path pg() {
        return path.resolve("pg");
    }

    Path binaries() {
        return path.resolve("pg-bin");
    }

    /// Random bytes that are made once and kept in `secrets/<name>.key`.
    public synchronized byte[] secret(String name, int bytes) {
        byte[] kept = readOrCreate(secrets().resolve(name + ".key"), () -> random(bytes));
        if (kept.length != bytes) {
            throw damaged(secrets().resolve(name + ".key"));
        }
        return kept;
    }

    /// Replaces `secrets/<name>.key`, durably, also while another process runs on the folder.
    public synchronized void replaceSecret(String name, byte[] content) {
        replace(secrets().resolve(name + ".key"), content);
    }

    /// A random password that is made once and kept in `secrets/<name>.password`.
    synchronized String password(String name) {
        Path file = secrets().resolve(name + ".password");
        String text = new String(readOrCreate(file, this::newPassword), StandardCharsets.US_ASCII).strip();
        if (text.isEmpty()) {
            throw damaged(file);
        }
        return text;
    }

    boolean hasPassword(String name) {
        return Files.exists(secrets().resolve(name + ".password"));
    }

    private byte[] newPassword() {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] random(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return fresh;
    }

    private byte[] readOrCreate(Path file, java.util.function.Supplier<byte[]> fresh) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            if (lock == null) {
                throw new StartRefused("The file " + file + " is missing; restore it from a backup.", absent);
            }
            byte[] content = fresh.get();
            write(path.relativize(file).toString(), content);
            return content;
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read (" + DurableFiles.reason(e)
                + "); give this user access to it.", e);
        }
    }

    private static StartRefused damaged(Path file) {
        return new StartRefused("The file " + file + " is damaged; restore it from a backup.");
    }

    /// The content of a file of this folder, empty when there is none.
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(path.resolve(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("The file " + path.resolve(name) + " cannot be read ("
                + DurableFiles.reason(e) + "); give this user access to it.", e);
        }
    }

    /// Replaces a file of this folder. After the return the new content survives a power failure; at no
    /// moment does anybody see a part of it.
    public synchronized void write(String name, byte[] content) {
        if (lock == null) {
            throw new IllegalStateException("The data folder was opened for viewing only.");
        }
        replace(path.resolve(name), content);
    }

    private static void replace(Path file, byte[] content) {
        try {
            DurableFiles.replace(file, content);
        } catch (FileSystemException e) {
            throw new StartRefused("The file " + file + " cannot be written ("
                + DurableFiles.reason(e) + "); make room or give this user access to it.", e);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be written; check the disk.", e);
        }
    }

    /// Gives the folder back. The database must have been stopped before.
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
