package com.jupiteriq.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a key is wished to be, as somebody wrote it: [KeyReading] checks every part.
///
/// @param contract one of the installed contracts
/// @param name at most 100 characters; null for one that tells the contract
/// @param permissions `resource:action`, `read`, `write`, `admin`; null for everything
/// @param paths the operations that it may call, by patterns such as `GET /v1/tickets/**`, at most 64, each
///     naming an operation that there is; none for all
/// @param addresses IPv4 or IPv6 addresses and networks in CIDR form, at most 64; none for any address
/// @param expires an RFC 3339 timestamp in the future, null for never
/// @param limit `100/minute`, `1000/hour` or `5000/day`, null for the limit of the plan or contract
/// @param principal `svc_…`, the service account that is to act with it; null for a new one
public record KeyWish(
    String contract,
    @Nullable String name,
    @Nullable List<String> permissions,
    List<String> paths,
    List<String> addresses,
    @Nullable String expires,
    @Nullable String limit,
    @Nullable String principal) {

    /// A key without restrictions of its own.
    static KeyWish plain(String contract) {
        return new KeyWish(contract, null, null, List.of(), List.of(), null, null, null);
    }
}
