package com.jupiteriq.files.inspection;

import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.NewThumbnail;
import com.jupiteriq.files.Thumbnail;
import com.jupiteriq.files.ThumbnailBytes;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import com.jupiteriq.files.pictures.SmallPicture;
import com.jupiteriq.kernel.Ids;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps thumbnails where files lie, before a write records them.
record Drawings(Contents contents, Uploads uploads, Ids ids) {

    /// Records thumbnails that lie in storage by then.
    @FunctionalInterface
    interface Recording {

        /// @param kept to be told when they are on record, or may be
        void record(List<NewThumbnail> made, Runnable kept);
    }

    /// What is not recorded in the end goes again.
    void keep(KeptFile file, List<SmallPicture> drawn, Recording recording) {
        List<NewThumbnail> made = new ArrayList<>();
        AtomicBoolean kept = new AtomicBoolean();
        try {
            drawn.forEach(picture -> made.add(stored(file.key(), picture)));
            recording.record(List.copyOf(made), () -> kept.set(true));
        } finally {
            if (!kept.get()) {
                made.forEach(thumbnail ->
                    uploads.forget(thumbnail.bytes().key(), thumbnail.bytes().part()));
            }
        }
    }

    private NewThumbnail stored(FileKey file, SmallPicture picture) {
        FileKey key = ThumbnailBytes.key(file, ids.next());
        byte[] bytes = picture.bytes();
        try (PartWriter writer = contents.begin(key, 0)) {
            writer.write(bytes, 0, bytes.length);
            Part part = writer.finish();
            ThumbnailBytes stored = new ThumbnailBytes(picture.contentType(), bytes.length,
                HexFormat.of().formatHex(writer.sha256()), key, part);
            return new NewThumbnail(
                new Thumbnail(picture.size(), picture.width(), picture.height()), stored);
        }
    }
}
