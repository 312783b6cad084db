package com.jupiteriq.files.scanning;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What scans files for viruses.
public record ScanSettings(
    @Setting(otherwise = "files are not scanned",
        says = "clamd that scans files for viruses: host:port, or the path of its socket.")
    @Nullable String clamd,

    @Setting(value = "hold", says = "What becomes of a file that is larger than the scanner takes: `hold`"
        + " keeps it from everybody until a scanner has taken it, `allow` lets it pass unscanned.")
    String scanOversize) {

    private static final String HOLD = "hold";
    private static final String ALLOW = "allow";

    public ScanSettings {
        if (clamd != null) {
            ClamdAddress.parse(clamd);
        }
        if (!scanOversize.equals(HOLD) && !scanOversize.equals(ALLOW)) {
            throw new StartRefused(
                "--scan-oversize must be hold or allow, not \"" + scanOversize + "\".");
        }
    }

    @Nullable ClamdAddress address() {
        return clamd == null ? null : ClamdAddress.parse(clamd);
    }

    /// Whether what no scanner takes may be used nevertheless.
    public boolean allowsOversize() {
        return scanOversize.equals(ALLOW);
    }

    /// On which the scanner listens, if it does: whoever can write there can stop it.
    public IntStream ports() {
        return address() instanceof ClamdAddress.Tcp tcp ? IntStream.of(tcp.port()) : IntStream.empty();
    }
}
