package com.jupiteriq.outbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a request.
public sealed interface OutboundOutcome {

    /// An answer of any status; 3xx too, for redirects are not followed.
    ///
    /// @param body unpacked, its first `keptBytes`
    /// @param truncated whether there was more body than that
    record Answered(int status, List<OutboundHeader> headers, byte[] body, boolean truncated)
        implements OutboundOutcome {

        public Answered {
            headers = List.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + (truncated ? " bytes and more]" : " bytes]");
        }
    }

    /// No answer.
    ///
    /// @param message one sentence that the tenant may read: it tells nothing of our network
    /// @param partial what had arrived when only the body broke; null before there was a whole head
    record Broken(OutboundError error, String message, @Nullable Answered partial)
        implements OutboundOutcome {}
}
