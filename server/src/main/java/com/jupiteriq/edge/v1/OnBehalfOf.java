package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.RequestHeader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads for which user a key acts.
final class OnBehalfOf {

    private static final String HEADER = RequestHeader.ON_BEHALF_OF.header();

    private OnBehalfOf() {}

    /// Null when the call names nobody.
    static @Nullable UUID user(Call call) {
        List<String> lines = call.headers(HEADER);
        if (lines.size() > 1) {
            throw unreadable("This header names one user. Send it once.");
        }
        return lines.isEmpty() ? null : TypeId.parse("usr", lines.getFirst().strip()).orElseThrow(() ->
            unreadable("This header takes the id of a user, such as usr_01h455vb4pex5vsknk084sn02q."));
    }

    private static Refused unreadable(String message) {
        return new Refused(new Failure.Unreadable(HEADER, message));
    }
}
