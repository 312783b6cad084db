package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.tls.TlsPair;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that a port shows the certificate that lies on disk: whoever renews it only replaces the files.
final class Certificates {

    /// How often the files are looked at.
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final String NOTHING = "nothing";

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final TlsFiles files;
    private final HttpPort port;
    private String shown;
    private String doubted = NOTHING;
    private String refused = NOTHING;

    /// Shows the pair on the port, which is not yet started.
    Certificates(TlsFiles files, HttpPort port, Bounds bounds) {
        this.files = files;
        this.port = port;
        this.shown = files.fingerprint();
        TlsPair pair = TlsPair.of(files);
        port.secure(pair, bounds);
        warn(pair);
    }

    /// Looks at those of a server now and then.
    static Task task(Supplier<WebServer> server) {
        return new Task("certificates", "Shows the certificate that lies on disk", LOOK_EVERY,
            () -> server.get().lookAtCertificate());
    }

    private static void warn(TlsPair pair) {
        pair.fault().ifPresent(LOG::warn);
    }

    /// Shows the files' pair when they have changed. Two files cannot be replaced at once, so a pair that
    /// cannot be used is reported only when the next look finds it unchanged, and then once until all is well
    /// again.
    synchronized void look() {
        String seen = files.fingerprint();
        if (seen.equals(shown)) {
            shows(seen);
            return;
        }
        if (seen.equals(refused)) {
            return;
        }
        try {
            TlsPair pair = TlsPair.of(files);
            port.renew(pair);
            shows(seen);
            LOG.info("The certificate has been renewed: {}", pair);
            warn(pair);
        } catch (StartRefused broken) {
            if (seen.equals(doubted)) {
                LOG.warn("The certificate stays as it was. {}", broken.getMessage());
                refused = seen;
            }
            doubted = seen;
        }
    }

    /// All is well, so that the next fault is news, also when it is the last one once more.
    private void shows(String fingerprint) {
        shown = fingerprint;
        doubted = NOTHING;
        refused = NOTHING;
    }
}
