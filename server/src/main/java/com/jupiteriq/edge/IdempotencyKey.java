package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the key that makes the repetition of a request safe (decision C15).
final class IdempotencyKey {

    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /// The key, null for none; only a POST can have one. Refuses what is no key, more than one, and none
    /// where the route takes no request without.
    static @Nullable String of(Route route, Call call) {
        if (!route.method().equals("POST")) {
            return null;
        }
        String documented = single("X-Idempotency-Key", call);
        String standard = single("Idempotency-Key", call);
        if (documented != null && standard != null && !documented.equals(standard)) {
            throw unreadable("X-Idempotency-Key and Idempotency-Key differ. Send one of them.");
        }
        String key = documented == null ? standard : documented;
        if (key != null && route.operation() instanceof Route.Operation.Compound) {
            throw unreadable("This operation takes no idempotency key. Send one with each operation inside.");
        }
        if (key == null && route.traits().keyed()) {
            throw new Refused(new Failure.Unreadable(RequestHeader.X_IDEMPOTENCY_KEY.header(),
                "This operation needs an idempotency key, so that a repetition is safe. Send a new one with"
                    + " each new request."));
        }
        return key;
    }

    private static @Nullable String single(String name, Call call) {
        List<String> lines = call.headers(name);
        if (lines.size() > 1) {
            throw unreadable("The request has more than one " + name + ". Send it once.");
        }
        return lines.isEmpty() ? null : key(lines.getFirst().strip());
    }

    /// Quoted as a structured field string, or bare.
    private static String key(String value) {
        String key = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1)
            : value;
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (key.isEmpty() || key.length() > MAX_LENGTH || !visible) {
            throw unreadable("The idempotency key must have 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    private static Refused unreadable(String message) {
        return new Refused(new Failure.Unreadable(null, message));
    }
}
