package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.files.storage.TestStorage;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.UuidV7;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Contents over a folder, which tells what its storage is asked for.
final class TestFiles implements Storage {

    /// A request for bytes.
    record Asked(UUID blob, long from, long length) {}

    final SecureRandom random = new SecureRandom();
    final Ids ids = new UuidV7(InstantSource.system(), random);
    final List<Asked> asked = new ArrayList<>();
    final Storage storage;
    final Contents contents = new Contents(this, ids, random);

    TestFiles(Path folder) {
        this.storage = TestStorage.in(folder);
    }

    FileKey newFile() {
        return new FileKey(ids.next(), ids.next(), contents.newKey());
    }

    Part write(FileKey key, long from, byte[] bytes) {
        try (PartWriter writer = contents.begin(key, from)) {
            writer.write(bytes, 0, bytes.length);
            return writer.finish();
        }
    }

    @Override
    public Writing write(BlobName name) {
        return storage.write(name);
    }

    @Override
    public InputStream read(BlobName name, long from, long length) {
        asked.add(new Asked(name.id(), from, length));
        return storage.read(name, from, length);
    }

    @Override
    public void delete(Collection<BlobName> names) {
        storage.delete(names);
    }

    @Override
    public void olderThan(Instant moment, Consumer<List<BlobName>> some) {
        storage.olderThan(moment, some);
    }
}
