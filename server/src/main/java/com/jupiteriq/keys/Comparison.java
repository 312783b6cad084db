package com.jupiteriq.keys;

import com.jupiteriq.access.KeySettings;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.limits.Rate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What two keys allow: each alone, and both.
public record Comparison(Side onlyLeft, Side onlyRight, Side both) {

    /// A part of what a key allows.
    ///
    /// @param permissions spelled out
    /// @param limit null for none of its own, or for one that does not belong here
    public record Side(
        List<String> permissions, List<PathRule> paths, List<String> allowedIps, @Nullable Rate limit) {}

    private static final Document<Side> SIDE = Document.of("ComparedKey",
        Attribute.of("permissions", Kind.texts(Schema.text(100), Permissions.vocabulary().size()),
            Side::permissions, "Spelled out; `admin` is what covers keys and accounts.").readOnly(),
        KeyDocument.<Side>rules("paths", Side::paths, "Path rules.").readOnly(),
        Attribute.of("allowed_ips", Kind.texts(Schema.text(100), KeyReading.MAX_ADDRESSES),
            Side::allowedIps, "Addresses and networks.").readOnly(),
        KeyDocument.<Side>rate("limit", Side::limit, "The rate limit.").orNull().readOnly());

    public static final Document<Comparison> COMPARISON = Document.of("KeyComparison",
        side("only_left", Comparison::onlyLeft, "What the left key has alone."),
        side("only_right", Comparison::onlyRight, "What the right key has alone."),
        side("both", Comparison::both, "What both have."));

    private static Attribute<Comparison, Side> side(
        String name, Attribute.Getter<Comparison, Side> value, String about) {
        return Attribute.of(name, Kind.nested(SIDE), value, about).readOnly();
    }

    static Comparison of(KeySettings left, KeySettings right) {
        Side one = whole(left);
        Side other = whole(right);
        boolean alike = Objects.equals(one.limit(), other.limit());
        return new Comparison(
            without(one, other, alike ? null : one.limit()),
            without(other, one, alike ? null : other.limit()),
            new Side(
                common(one.permissions(), other.permissions()), common(one.paths(), other.paths()),
                common(one.allowedIps(), other.allowedIps()), alike ? one.limit() : null));
    }

    private static Side whole(KeySettings settings) {
        return new Side(settings.permissions().spelled(),
            settings.paths().stream().map(PathRule::of).toList(), settings.addresses(), settings.limit());
    }

    private static Side without(Side one, Side other, @Nullable Rate limit) {
        return new Side(
            left(one.permissions(), other.permissions()), left(one.paths(), other.paths()),
            left(one.allowedIps(), other.allowedIps()), limit);
    }

    private static <V> List<V> left(List<V> all, List<V> others) {
        return all.stream().filter(value -> !others.contains(value)).toList();
    }

    private static <V> List<V> common(List<V> all, List<V> others) {
        return all.stream().filter(others::contains).toList();
    }
}
