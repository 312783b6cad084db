package com.jupiteriq.files.scanning;

import java.io.IOException;
import java.io.InputStream;

/// Looks for viruses.
public interface Scanner {

    /// Takes as many bytes as it needs, perhaps none, and closes nothing.
    ///
    /// @param size how many bytes the contents have
    /// @throws IOException when the contents cannot be read; of its own failures a scanner tells
    ScanResult scan(InputStream contents, long size) throws IOException;

    /// Whether it says [ScanResult.Skipped] of whatever has so many bytes, without a look at them.
    default boolean letsPass(long size) {
        return false;
    }
}
