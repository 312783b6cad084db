package com.jupiteriq.access;

import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.PathPattern;
import com.jupiteriq.store.RowReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of `api_keys` with the names of their principals.
public final class KeyRows {

    public static final String COLUMNS = """
        api_keys.id, api_keys.version, api_keys.principal_id, (
                   select principals.name
                   from principals
                   where principals.tenant_id = api_keys.tenant_id
                     and principals.id = api_keys.principal_id) as principal_name,
               api_keys.contract, api_keys.name, api_keys.permissions, api_keys.paths, api_keys.addresses,
               api_keys.limit_requests, api_keys.limit_window, api_keys.created_at, api_keys.created_by,
               api_keys.created_by_kind, api_keys.created_by_name, api_keys.updated_at,
               api_keys.expires_at, api_keys.disabled_at, api_keys.revoked_at, api_keys.last_used_at,
               api_keys.last_used_ip, api_keys.rotated_to""";

    private KeyRows() {}

    public static StoredKey key(ResultSet row, Tenant tenant) throws SQLException {
        return new StoredKey(
            row.getObject("id", UUID.class),
            row.getInt("version"),
            tenant,
            Principal.serviceAccount(
                row.getObject("principal_id", UUID.class), row.getString("principal_name")),
            row.getString("contract"),
            settings(row),
            RowReader.instant(row, "created_at"),
            creator(row),
            RowReader.instant(row, "updated_at"),
            new KeyState(
                RowReader.instantOrNull(row, "expires_at"),
                RowReader.instantOrNull(row, "disabled_at"),
                RowReader.instantOrNull(row, "revoked_at")),
            new StoredKey.Use(RowReader.instantOrNull(row, "last_used_at"), row.getBytes("last_used_ip")),
            row.getObject("rotated_to", UUID.class));
    }

    private static KeySettings settings(ResultSet row) throws SQLException {
        return new KeySettings(
            row.getString("name"),
            Permissions.kept(texts(row.getArray("permissions"))),
            texts(row.getArray("paths")).stream()
                .map(text -> PathPattern.parse(text).orElseThrow()).toList(),
            texts(row.getArray("addresses")),
            limit(row));
    }

    private static @Nullable Principal creator(ResultSet row) throws SQLException {
        UUID id = row.getObject("created_by", UUID.class);
        return id == null ? null : Principal.kept(
            row.getString("created_by_kind"), id, row.getString("created_by_name"));
    }

    private static @Nullable Rate limit(ResultSet row) throws SQLException {
        String window = row.getString("limit_window");
        return window == null
            ? null
            : new Rate(row.getLong("limit_requests"), Window.of(window).orElseThrow());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
