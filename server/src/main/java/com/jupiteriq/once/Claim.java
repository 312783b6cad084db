package com.jupiteriq.once;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// An idempotency key and the request that it was sent with.
///
/// @param operation method and path as the route declares it, `POST /v1/tickets/{id}/comments`
/// @param key 1 to 255 visible ASCII characters
/// @param fingerprint SHA-256 of the query and the decompressed body; it is kept keyed, or guesses of a
///     password in the body could be tried
public record Claim(String operation, String key, byte[] fingerprint) {

    /// The operation on one object, once for each name of the object, in an order that all writers keep. One
    /// is one by whichever name it is called, and also when the object is gone, which knew its other names.
    /// The last variable of the path is the object; an operation without one is itself.
    ///
    /// @param names what [com.jupiteriq.store.Write#about(String...)] was told
    List<String> operations(Collection<String> names) {
        int from = operation.lastIndexOf('{');
        if (from < 0) {
            return List.of(operation);
        }
        String before = operation.substring(0, from);
        String after = operation.substring(operation.indexOf('}', from) + 1);
        return names.stream().map(name -> before + name.toLowerCase(Locale.ROOT) + after).sorted().toList();
    }
}
