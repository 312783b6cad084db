package com.jupiteriq.kernel;

import com.jupiteriq.kernel.Permission.Action;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of permissions. It is kept by its words, never by its numbers, which last as long as the process.
/// The coarse names of 002:85 are aliases (decision C04): `read` is every `:read`, `write` is every `:read`
/// and `:write`, both without keys and accounts; `admin` is everything, also what a later version adds. To
/// make owners is a right beside all these: a key with `admin` has it, of users only owners do.
public final class Permissions {

    public static final Permissions NONE = of(List.of());

    /// Every permission, but not to make owners.
    public static final Permissions ADMINISTRATION = of(Permission.all());

    public static final Permissions EVERYTHING = ADMINISTRATION.withOwners();

    /// Everything, keys and accounts included, which nothing else covers.
    static final String ADMIN = "admin";

    private static final List<String> ALIASES = List.of("read", "write", ADMIN);

    /// Never changed after the construction.
    private final BitSet numbers;

    private Permissions(BitSet numbers) {
        this.numbers = numbers;
    }

    public static Permissions of(Iterable<Permission> permissions) {
        BitSet numbers = new BitSet();
        permissions.forEach(permission -> numbers.set(permission.number()));
        return new Permissions(numbers);
    }

    private Permissions withOwners() {
        BitSet all = (BitSet) numbers.clone();
        all.set(Permission.all().size());
        return new Permissions(all);
    }

    /// Reads `read`, `write`, `admin` or one `resource:action`; empty when the word is none of them.
    public static Optional<Permissions> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "read" -> Optional.of(of(with(Action.READ)));
            case "write" -> Optional.of(of(with(Action.READ)).and(of(with(Action.WRITE))));
            case ADMIN -> Optional.of(EVERYTHING);
            default -> Permission.parse(word).map(permission -> of(List.of(permission)));
        };
    }

    /// The set that was kept as these [#words()]. What only a newer version knows allows nothing in this one.
    public static Permissions kept(List<String> words) {
        return words.stream().flatMap(word -> parse(word).stream()).reduce(NONE, Permissions::and);
    }

    /// Every word that [#parse] reads.
    public static List<String> vocabulary() {
        return Stream.concat(ALIASES.stream(), Permission.grantable().stream().map(Permission::toString))
            .toList();
    }

    public Permissions and(Permissions more) {
        BitSet all = (BitSet) numbers.clone();
        all.or(more.numbers);
        return new Permissions(all);
    }

    /// What both allow.
    public Permissions within(Permissions others) {
        BitSet both = (BitSet) numbers.clone();
        both.and(others.numbers);
        return new Permissions(both);
    }

    public boolean allow(Permission permission) {
        return numbers.get(permission.number());
    }

    /// Whether these allow whatever the others allow.
    public boolean cover(Permissions others) {
        BitSet more = (BitSet) others.numbers.clone();
        more.andNot(numbers);
        return more.isEmpty();
    }

    /// `admin` alone when the set has every permission; else each permission as `resource:action`, in the
    /// order of the vocabulary.
    public List<String> words() {
        return cover(ADMINISTRATION)
            ? List.of(ADMIN)
            : Permission.all().stream().filter(this::allow).map(Permission::toString).toList();
    }

    /// Each permission by its own word; `admin` besides where it is everything.
    public List<String> spelled() {
        Stream<String> each = Permission.grantable().stream().filter(this::allow).map(Permission::toString);
        return Stream.concat(each, cover(ADMINISTRATION) ? Stream.of(ADMIN) : Stream.of()).toList();
    }

    private static List<Permission> with(Action action) {
        return Permission.grantable().stream().filter(permission -> permission.action() == action).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permissions set && set.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return words().toString();
    }
}
