package com.jupiteriq.files.scanning;

import java.io.InputStream;

/// Where none is configured.
final class NoScanner implements Scanner {

    @Override
    public ScanResult scan(InputStream contents, long size) {
        return new ScanResult.Skipped();
    }

    @Override
    public boolean letsPass(long size) {
        return true;
    }
}
