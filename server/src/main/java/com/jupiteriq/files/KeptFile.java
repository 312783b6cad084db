package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import java.util.List;

/// A file that has bytes, and where they lie, for whoever reads them.
///
/// @param parts in their order
public record KeptFile(StoredFile file, FileKey key, List<Part> parts) {

    public KeptFile {
        parts = List.copyOf(parts);
    }
}
