package com.jupiteriq.files.scanning;

import com.jupiteriq.kernel.Environment;

/// Who scans.
///
/// @param live for live environments
/// @param test for test environments; the same where there is a scanner
public record Scanners(Scanner live, Scanner test) {

    public static Scanners of(ScanSettings settings) {
        ClamdAddress address = settings.address();
        if (address == null) {
            return new Scanners(new NoScanner(), new SandboxScanner());
        }
        Scanner clamd = new Clamd(address, Patience.USUAL);
        return new Scanners(clamd, clamd);
    }

    public Scanner of(Environment environment) {
        return switch (environment) {
            case LIVE -> live;
            case TEST -> test;
        };
    }
}
