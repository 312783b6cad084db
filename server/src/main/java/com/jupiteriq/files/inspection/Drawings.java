package com.jupiteriq.files.inspection;

import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.NewThumbnail;
import com.jupiteriq.files.Thumbnail;
import com.jupiteriq.files.ThumbnailBytes;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps thumbnails where files lie, before a write records them.
record Drawings(Contents contents, Storage storage, Ids ids) {

    private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);

    /// @param record whether what lies in storage by now was recorded; else it goes again, unless nobody
    ///     knows
    void keep(KeptFile kept, List<com.jupiteriq.files.pictures.Thumbnail> drawn,
        Predicate<List<NewThumbnail>> record) {
        List<NewThumbnail> made = new ArrayList<>();
        for (com.jupiteriq.files.pictures.Thumbnail thumbnail : drawn) {
            made.add(stored(kept.key(), thumbnail));
        }
        if (!record.test(List.copyOf(made))) {
            forget(made);
        }
    }

    private NewThumbnail stored(FileKey file, com.jupiteriq.files.pictures.Thumbnail thumbnail) {
        FileKey key = ThumbnailBytes.key(file, ids.next());
        byte[] bytes = thumbnail.bytes();
        try (PartWriter writer = contents.begin(key, 0)) {
            writer.write(bytes, 0, bytes.length);
            Part part = writer.finish();
            ThumbnailBytes stored = new ThumbnailBytes(thumbnail.contentType(), bytes.length,
                HexFormat.of().formatHex(writer.sha256()), key, part);
            return new NewThumbnail(
                new Thumbnail(thumbnail.size(), thumbnail.width(), thumbnail.height()), stored);
        }
    }

    private void forget(List<NewThumbnail> made) {
        try {
            storage.delete(made.stream().map(NewThumbnail::bytes)
                .map(bytes -> new BlobName(bytes.key().tenant(), bytes.part().blob())).toList());
        } catch (Refused later) {
            LOG.debug("{} thumbnails are deleted later: {}", made.size(), later.getMessage());
        }
    }
}
