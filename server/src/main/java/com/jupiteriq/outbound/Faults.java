package com.jupiteriq.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// What went wrong, from how the libraries say it.
final class Faults {

    private Faults() {}

    static Fault late() {
        return new Fault(OutboundError.TIMEOUT, "The answer did not arrive in time.");
    }

    static Fault stopped() {
        return new Fault(OutboundError.RESET, "The exchange was broken off because this server stops.");
    }

    static Fault largeHead() {
        return new Fault(OutboundError.TOO_LARGE, "The head of the answer is too large.");
    }

    static Fault of(Throwable failed, Flight flight) {
        Fault reason = flight.brokenOff();
        return reason != null ? reason : of(failed);
    }

    private static Fault of(Throwable failed) {
        return switch (failed) {
            case Fault known -> known;
            case ConnectionRequestTimeoutException busy ->
                new Fault(OutboundError.TIMEOUT, "Too many calls to the host are under way.");
            case MessageConstraintException large -> largeHead();
            case ClientProtocolException wrapped when wrapped.getCause() instanceof
                MessageConstraintException -> largeHead();
            case TruncatedChunkException cut -> closed();
            case MalformedChunkCodingException broken -> nonsense();
            case ZipException broken -> nonsense();
            case EOFException cut -> nonsense();        // of what was packed; the message was whole
            case ClientProtocolException broken -> nonsense();
            case SSLException broken ->
                new Fault(OutboundError.TLS, "The secure connection broke.");
            case IOException broken -> closed();
            default -> nonsense();
        };
    }

    static Fault closed() {
        return new Fault(OutboundError.RESET, "The connection was closed before the answer was whole.");
    }

    private static Fault nonsense() {
        return new Fault(OutboundError.PROTOCOL, "The answer is no HTTP, or not in its announced encoding.");
    }
}
