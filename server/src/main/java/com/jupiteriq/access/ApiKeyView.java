package com.jupiteriq.access;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.paths.PathPattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be told about a key: everything but its secret.
///
/// @param id `key_…`
/// @param account `acc_…`
/// @param environment `live` or `test`
/// @param serviceAccount `svc_…`, the principal that acts with this key and with those rotated from it
/// @param permissions as `resource:action`, or `admin` alone
/// @param paths patterns of the operations that it may call, empty for all
/// @param allowIp addresses and networks; empty for any address
/// @param limit `100/minute`, null for the limit of the plan or contract
/// @param status `active`, `disabled`, `expired` or `revoked`, at the time of the listing
/// @param lastUsedAt to the second; written every ten seconds
/// @param rotatedTo `key_…` of the key that takes its place
public record ApiKeyView(
    String id,
    String account,
    String environment,
    String contract,
    String name,
    String serviceAccount,
    List<String> permissions,
    List<String> paths,
    List<String> allowIp,
    @Nullable String limit,
    String status,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant disabledAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt,
    @Nullable String rotatedTo) {

    static final String PREFIX = "key";

    static ApiKeyView of(StoredKey key, Instant now) {
        return new ApiKeyView(
            TypeId.of(PREFIX, key.id()),
            TypeId.of("acc", key.tenant().account()),
            key.tenant().environment().word(),
            key.contract(),
            key.name(),
            key.principal().publicId(),
            key.permissions().words(),
            key.paths().stream().map(PathPattern::toString).toList(),
            key.addresses(),
            key.limit() == null ? null : key.limit().toString(),
            key.state().word(now),
            key.createdAt(),
            key.state().expiresAt(),
            key.state().disabledAt(),
            key.state().revokedAt(),
            key.lastUsedAt(),
            key.rotatedTo() == null ? null : TypeId.of(PREFIX, key.rotatedTo()));
    }

    /// The object that the command line prints and the audit trail keeps.
    public JsonText json() {
        return new JsonWriter().object()
            .field("id", id)
            .field("account", account)
            .field("environment", environment)
            .field("contract", contract)
            .field("name", name)
            .field("service_account", serviceAccount)
            .field("permissions", permissions)
            .field("paths", paths)
            .field("allow_ip", allowIp)
            .field("limit", limit)
            .field("status", status)
            .field("created_at", createdAt)
            .field("expires_at", expiresAt)
            .field("disabled_at", disabledAt)
            .field("revoked_at", revokedAt)
            .field("last_used_at", lastUsedAt)
            .field("rotated_to", rotatedTo)
            .endObject()
            .done();
    }
}
