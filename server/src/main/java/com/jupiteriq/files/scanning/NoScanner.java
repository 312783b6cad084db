package com.jupiteriq.files.scanning;

import java.io.InputStream;

/// Where none is configured.
final class NoScanner implements Scanner {

    @Override
    public Scan scan(InputStream contents, long size) {
        return new Scan.Skipped();
    }
}
