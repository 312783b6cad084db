package com.jupiteriq.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wish for a key as somebody wrote it: [Keys#create] reads and checks every part.
///
/// @param account `acc_…`
/// @param environment `live` or `test`
/// @param contract one of the installed contracts
/// @param name at most 100 characters; null for one that tells the contract
/// @param permissions `resource:action`, `read`, `write`, `admin`; none for everything
/// @param paths the operations that it may call, by patterns such as `GET /v1/tickets/**`, at most 64, each
///     naming an operation that there is; none for all
/// @param addresses IPv4 or IPv6 addresses and networks in CIDR form, at most 64; none for any address
/// @param expires an RFC 3339 timestamp in the future, null for never
/// @param limit `100/minute`, `1000/hour` or `5000/day`, null for the limit of the plan or contract
public record KeyOrder(
    String account,
    String environment,
    String contract,
    @Nullable String name,
    List<String> permissions,
    List<String> paths,
    List<String> addresses,
    @Nullable String expires,
    @Nullable String limit) {

    /// A key without restrictions of its own.
    public static KeyOrder plain(String account, String environment, String contract) {
        return new KeyOrder(
            account, environment, contract, null, List.of(), List.of(), List.of(), null, null);
    }
}
