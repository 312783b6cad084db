package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.kernel.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Uploads over a [FileBench].
final class UploadBench implements AutoCloseable {

    static final int PART = (int) Growth.PART;

    final FileBench files = new FileBench(ResumingModule.class);
    final Caller caller = files.caller;

    Resuming resuming() {
        return files.part(Resuming.class);
    }

    /// The same on another node.
    Resuming another() {
        return new Resuming(files.part(UploadStore.class), files.files(), files.part(FileRoom.class),
            files.part(Growth.Tools.class), files.tenants.ids);
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static NewUpload wanted(long length) {
        return new NewUpload(length, FileDetails.named("a.pdf"), "filename YS5wZGY=");
    }

    StoredFile begin(long length) {
        return begin(length, new byte[0]);
    }

    StoredFile begin(long length, byte[] first) {
        return begin(length, first, null);
    }

    StoredFile begin(long length, byte[] first, @Nullable Checksum checksum) {
        Begun begun = resuming().take(caller, wanted(length), new ByteArrayInputStream(first), checksum);
        return files.write(write -> resuming().begin(begun, write));
    }

    Upload grow(StoredFile file, long offset, byte[] bytes) {
        return grow(file, offset, new ByteArrayInputStream(bytes), null);
    }

    Upload grow(StoredFile file, long offset, InputStream bytes, @Nullable Checksum checksum) {
        return grow(file, new Addition(offset, bytes, OptionalLong.empty(), checksum, () -> {}));
    }

    Upload grow(StoredFile file, Addition addition) {
        return resuming().grow(caller, file.id(), addition);
    }

    long offset(StoredFile file) {
        return resuming().get(caller, file.id()).offset();
    }

    StoredFile get(StoredFile file) {
        return files.files().get(caller, file.id());
    }

    KeptFile kept(UUID file) {
        return files.part(FileProgress.class).bytes(caller, file).orElseThrow();
    }

    byte[] contents(StoredFile file) {
        KeptFile kept = kept(file.id());
        try (InputStream bytes = files.part(Contents.class).open(kept.key(), kept.parts())) {
            return bytes.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        files.close();
    }

    /// Lets what is too old go.
    void age() {
        files.part(UploadAgeing.class).work();
    }
}
