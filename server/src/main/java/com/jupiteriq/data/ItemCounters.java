package com.jupiteriq.data;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many items there are, exactly: all, of a type, of a status, of both, those in the archive by
/// themselves; and the bytes of a type's attributes. Items in the trash are counted nowhere.
public final class ItemCounters {

    static final String QUOTA = "data_items";

    private static final String LIVE = "data";
    private static final String ARCHIVED = "archived";
    private static final String BYTES = "data.bytes";

    private static final String SUM = """
        select coalesce(sum(value), 0)
        from counters
        where tenant_id = ? and name = any (?) and key = ?""";

    private static final List<String> SUFFIXES = List.of("", ".type", ".status", ".type.status");

    private ItemCounters() {}

    /// All counters of items.
    public static List<String> names() {
        return Stream.concat(Stream.of(BYTES), Stream.of(LIVE, ARCHIVED).flatMap(name ->
            SUFFIXES.stream().map(suffix -> name + suffix))).toList();
    }

    static void count(Item item, int delta, Write write) {
        String name = item.isArchived() ? ARCHIVED : LIVE;
        write.count(name, "", delta);
        write.count(name + ".type", item.type(), delta);
        write.count(name + ".status", item.status(), delta);
        write.count(name + ".type.status", item.type() + " " + item.status(), delta);
        write.count(BYTES, item.type(),
            (long) delta * item.attributes().text().getBytes(StandardCharsets.UTF_8).length);
    }

    /// The query of how many there are.
    ///
    /// @param type null for all
    /// @param status null for all
    /// @param archived whether those in the archive count; null for both
    public static Sql total(
        UUID tenant, @Nullable String type, @Nullable String status, @Nullable Boolean archived) {
        String suffix = (type == null ? "" : ".type") + (status == null ? "" : ".status");
        String key = Stream.of(type, status).filter(Objects::nonNull).collect(Collectors.joining(" "));
        List<String> names = new ArrayList<>();
        if (archived == null || !archived) {
            names.add(LIVE + suffix);
        }
        if (archived == null || archived) {
            names.add(ARCHIVED + suffix);
        }
        return Sql.of(SUM, tenant, names.toArray(String[]::new), key);
    }

    /// Leaves room for so many more items. Refuses with `QuotaExceeded`, when it is committed, where there is
    /// none.
    static void makeRoom(int items, Write write) {
        Caller caller = write.caller();
        Long most = caller.entitlements().quota(QUOTA);
        if (most != null) {
            Sql used = total(caller.tenant().id(), null, null, null);
            for (int i = 0; i < items; i++) {
                write.takeRoom(QUOTA, most, used);
            }
        }
    }
}
