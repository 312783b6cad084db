package com.jupiteriq.kernel;

import com.jupiteriq.kernel.Permission.Action;
import com.jupiteriq.kernel.Permission.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A set of permissions as a bit mask. The coarse names of 002:85 are aliases (decision C04): `read` is every
/// `:read`, `write` is every `:read` and `:write`, `admin` is everything.
public record Permissions(int mask) {

    /// Stands before the sets, which need it.
    private static final int ACTIONS = Action.values().length;

    public static final Permissions NONE = new Permissions(0);
    public static final Permissions EVERYTHING = of(Permission.all());

    public static Permissions of(Iterable<Permission> permissions) {
        int mask = 0;
        for (Permission permission : permissions) {
            mask |= bit(permission);
        }
        return new Permissions(mask);
    }

    /// Reads `read`, `write`, `admin` or one `resource:action`; empty when the word is none of them.
    public static Optional<Permissions> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "read" -> Optional.of(of(with(Action.READ)));
            case "write" -> Optional.of(of(with(Action.READ)).and(of(with(Action.WRITE))));
            case "admin" -> Optional.of(EVERYTHING);
            default -> Permission.parse(word).map(permission -> of(List.of(permission)));
        };
    }

    public Permissions and(Permissions more) {
        return new Permissions(mask | more.mask);
    }

    public boolean allow(Permission permission) {
        return (mask & bit(permission)) != 0;
    }

    /// Every permission of the set as `resource:action`, in the order of the vocabulary.
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (Permission permission : Permission.all()) {
            if (allow(permission)) {
                words.add(permission.toString());
            }
        }
        return words;
    }

    private static List<Permission> with(Action action) {
        return Permission.all().stream().filter(permission -> permission.action() == action).toList();
    }

    private static int bit(Permission permission) {
        return 1 << (permission.resource().ordinal() * ACTIONS + permission.action().ordinal());
    }

    static {
        if (Resource.values().length * ACTIONS > Integer.SIZE) {
            throw new IllegalStateException("permissions no longer fit their mask");
        }
    }
}
