package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.postgres.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Blobs as files, `<tenant>/<last two digits of the id>/<id>`. The last digits are random, so that the
/// folders of a tenant fill evenly; the first ones of such an id are the time.
///
/// What is being written has a name of its own, `<id>.part`, and gets its last one when it is on disk. So
/// nothing that a crash leaves behind can be read, or is taken for a blob by whoever copies the folder.
///
/// Folders stay when they are empty, at most 257 for a tenant: one that is removed may be what another node
/// has just found and is about to write into.
final class FolderStorage implements Storage {

    /// Behind the id of a blob that is not finished.
    static final String UNFINISHED = ".part";

    /// Folders whose own entries are known to be on disk, so that not each blob flushes them again.
    private static final int MAX_KNOWN = 100_000;

    private static final int SHARD_DIGITS = 2;

    private final Path root;
    private final Room room;
    private final Hold hold;
    private final Outages outages;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    private FolderStorage(Path root, Room room, InstantSource clock) {
        this.root = root;
        this.room = room;
        this.hold = new Hold(clock);
        this.outages = new Outages(root.toString());
    }

    /// Makes the folder where it is absent, and refuses the start when it cannot be written.
    static FolderStorage at(Path folder, Room room, InstantSource clock) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            DurableFiles.createPrivateDirectories(root);
            DurableFiles.syncFolder(root.getParent());
        } catch (IOException unusable) {
            throw new StartRefused("The folder of files " + root + " cannot be used ("
                + DurableFiles.reason(unusable) + "); give this user access to it or choose another with"
                + " --files-folder.", unusable);
        }
        return new FolderStorage(root, room, clock);
    }

    @Override
    public Writing write(BlobName name) {
        Path whole = whole(name);
        if (Files.exists(whole)) {
            throw new IllegalStateException("there is a blob " + name + " already");
        }
        try {
            return new FolderWriting(create(name), unfinished(name), whole, room, outages.writing());
        } catch (FileAlreadyExistsException written) {
            throw new IllegalStateException("the blob " + name + " is being written", written);
        } catch (IOException failed) {
            throw outages.writing().refusal(DurableFiles.reason(failed));
        }
    }

    /// Somebody may have removed an empty folder that is known here.
    private FileChannel create(BlobName name) throws IOException {
        makeFolders(name);
        try {
            return open(unfinished(name));
        } catch (NoSuchFileException removed) {
            durable.clear();
            makeFolders(name);
            return open(unfinished(name));
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DurableFiles.PRIVATE_FILE);
    }

    /// The root is not made again: where it is away, a share is not mounted.
    private void makeFolders(BlobName name) throws IOException {
        Path shard = shard(name);
        if (!durable.contains(shard)) {
            make(root, tenant(name));
            make(tenant(name), shard);
        }
    }

    /// Whoever else has made it may not have flushed it yet.
    private void make(Path parent, Path folder) throws IOException {
        try {
            Files.createDirectory(folder, DurableFiles.PRIVATE_FOLDER);
        } catch (FileAlreadyExistsException fine) {
            if (!Files.isDirectory(folder)) {
                throw fine;
            }
        }
        DurableFiles.syncFolder(parent);
        if (durable.size() >= MAX_KNOWN) {
            durable.clear();
        }
        durable.add(folder);
    }

    @Override
    public InputStream read(BlobName name, long from, long length) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(whole(name), StandardOpenOption.READ);
            channel.position(from);
            return new FolderReading(channel, length, outages.reading());
        } catch (NoSuchFileException missing) {
            throw unlessAway(name, missing);
        } catch (IOException failed) {
            FolderReading.close(channel);
            throw outages.reading().refusal(DurableFiles.reason(failed));
        }
    }

    /// A share that is not mounted has nothing, which says nothing of a blob.
    private RuntimeException unlessAway(BlobName name, NoSuchFileException missing) {
        return Files.isDirectory(root)
            ? StorageFailure.missing(name, missing)
            : outages.reading().refusal("the folder is not there");
    }

    @Override
    public void delete(Collection<BlobName> names) {
        try {
            if (hold.lasts(heldSince())) {
                return;
            }
            for (BlobName name : names) {
                Files.deleteIfExists(whole(name));
                Files.deleteIfExists(unfinished(name));
            }
        } catch (IOException failed) {
            throw outages.writing().refusal(DurableFiles.reason(failed));
        }
    }

    private Optional<Instant> heldSince() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(root.resolve(Hold.NAME)).toInstant());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void olderThan(Instant moment, Consumer<List<BlobName>> some) {
        try {
            new FolderWalk(root, moment, some).go();
        } catch (IOException failed) {
            throw outages.reading().refusal(DurableFiles.reason(failed));
        }
    }

    Meters meters() {
        Meter free = Meter.gauge("jupiteriq_files_free_bytes",
            "Space on the disk of files, what uploads leave free included", Map.of(),
            () -> room.free().getAsLong());
        return outages.metersAnd(free);
    }

    private Path whole(BlobName name) {
        return shard(name).resolve(name.id().toString());
    }

    private Path unfinished(BlobName name) {
        return shard(name).resolve(name.id() + UNFINISHED);
    }

    private Path shard(BlobName name) {
        String id = name.id().toString();
        return tenant(name).resolve(id.substring(id.length() - SHARD_DIGITS));
    }

    private Path tenant(BlobName name) {
        return root.resolve(name.tenant().toString());
    }
}
