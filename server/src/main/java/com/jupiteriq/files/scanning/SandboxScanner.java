package com.jupiteriq.files.scanning;

import java.io.IOException;
import java.io.InputStream;

/// For test environments without a scanner: knows the one file with which clients try out what becomes of an
/// infected one, and nothing else.
final class SandboxScanner implements Scanner {

    private static final Engine ENGINE = new Engine("Sandbox", "1");
    private static final String SIGNATURE = "EICAR-Test-File";

    @Override
    public ScanResult scan(InputStream contents, long size) throws IOException {
        return !letsPass(size) && Eicar.is(contents.readNBytes(Eicar.MOST))
            ? new ScanResult.Infected(ENGINE, SIGNATURE) : new ScanResult.Skipped();
    }

    @Override
    public boolean letsPass(long size) {
        return size > Eicar.MOST;
    }
}
