package com.jupiteriq.keys;

import com.jupiteriq.access.AddressList;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeySettings;
import com.jupiteriq.accounts.Names;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.paths.PathPattern;
import com.jupiteriq.text.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wrote as a [KeyWish]: the one place where it is checked. Everything that is wrong is
/// told at once, each in one sentence.
final class KeyReading {

    static final int MAX_ADDRESSES = 64;
    static final int MAX_PATHS = 64;

    private static final int LAST_YEAR = 9999;

    private final KeyViews views;
    private final Endpoints endpoints;

    KeyReading(KeyViews views, Endpoints endpoints) {
        this.views = views;
        this.endpoints = endpoints;
    }

    /// A wish that was read and found acceptable.
    record Terms(KeyKind kind, KeySettings settings, @Nullable Instant expiresAt) {}

    Terms read(KeyWish wish, Instant now) {
        return read(wish, null, now, new ArrayList<>());
    }

    /// @param before the key that is to become so: what it has already is not judged again; null for a new
    ///     one
    /// @param problems what is known to be wrong already
    Terms read(KeyWish wish, @Nullable KeyView before, Instant now, List<Problem> problems) {
        Optional<KeyKind> kind = kind(wish.contract(), problems);
        String name = name(wish, problems);
        Permissions permissions = permissions(wish.permissions(), kind, problems);
        List<PathPattern> paths = paths(wish.paths(), kind, before, problems);
        List<String> addresses = addresses(wish.addresses(), problems);
        Instant expires = expires(wish.expires(), before, now, problems);
        Rate limit = limit(wish.limit(), problems);
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return new Terms(
            kind.orElseThrow(), new KeySettings(name, permissions, paths, addresses, limit), expires);
    }

    private Optional<KeyKind> kind(String contract, List<Problem> problems) {
        Optional<KeyKind> kind = views.kind(contract);
        if (kind.isEmpty()) {
            String installed =
                views.kinds().stream().map(KeyKind::contract).sorted().collect(Collectors.joining(" or "));
            problems.add(Problem.wrong(
                "contract", "The contract must be one that is installed: " + installed + "."));
        }
        return kind;
    }

    private static String name(KeyWish wish, List<Problem> problems) {
        String name = wish.name() == null ? wish.contract() + " key" : wish.name();
        if (wish.name() != null) {
            Names.problem("name", name).ifPresent(problems::add);
        }
        return name;
    }

    private static Permissions permissions(
        @Nullable List<String> words, Optional<KeyKind> kind, List<Problem> problems) {
        Permissions fixed = kind.map(KeyKind::fixed).orElse(null);
        List<String> wanted = Objects.requireNonNullElse(words, List.of());
        if (words != null && wanted.isEmpty()) {
            problems.add(Problem.wrong("permissions",
                "A key without permissions could do nothing. Name at least one, such as tickets:read."));
        }
        Permissions permissions = Permissions.NONE;
        for (int i = 0; i < wanted.size(); i++) {
            Optional<Permissions> known = Permissions.parse(wanted.get(i));
            if (known.isEmpty()) {
                problems.add(unknownPermission(i, wanted.get(i)));
            }
            permissions = permissions.and(known.orElse(Permissions.NONE));
        }
        if (fixed == null) {
            return words == null ? Permissions.EVERYTHING : permissions;
        }
        if (words != null && !permissions.equals(fixed)) {
            problems.add(Problem.wrong("permissions",
                "The permissions of keys of this contract are fixed; leave them out."));
        }
        return fixed;
    }

    private static Problem unknownPermission(int index, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String hint = lower.startsWith("keys:") || lower.startsWith("accounts:")
            ? "; only admin covers keys and accounts."
            : Nearest.to(lower, Permissions.vocabulary())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; a permission is written like tickets:read, or is read, write or admin.");
        return Problem.wrong("permissions[" + index + "]",
            "There is no such permission as number " + (index + 1) + hint);
    }

    private List<PathPattern> paths(
        List<String> texts, Optional<KeyKind> kind, @Nullable KeyView before, List<Problem> problems) {
        if (!texts.isEmpty() && kind.isPresent() && kind.get().fixed() != null) {
            problems.add(Problem.wrong("paths",
                "What keys of this contract may call is fixed; leave the paths out."));
            return List.of();
        }
        if (texts.size() > MAX_PATHS) {
            problems.add(Problem.wrong("paths", "A key has at most " + MAX_PATHS
                + " paths; combine them with * and **."));
            return List.of();
        }
        List<PathPattern> known = before == null ? List.of() : before.key().settings().paths();
        List<PathPattern> paths = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String field = "paths[" + i + "]";
            PathPattern.parse(text).filter(known::contains)
                .or(() -> endpoints.read(field, text, problems))
                .ifPresent(paths::add);
        }
        return paths.stream().distinct().toList();
    }

    private static List<String> addresses(List<String> texts, List<Problem> problems) {
        if (texts.size() > MAX_ADDRESSES) {
            problems.add(Problem.wrong("allowed_ips", "At most " + MAX_ADDRESSES
                + " addresses can be allowed; combine neighbours into networks."));
            return List.of();
        }
        for (int i = 0; i < texts.size(); i++) {
            if (AddressList.parse(List.of(texts.get(i))).isEmpty()) {
                problems.add(Problem.wrong("allowed_ips[" + i + "]", "Allowed address number " + (i + 1)
                    + " must be an IP address or a network whose host bits are zero,"
                    + " such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32."));
            }
        }
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static @Nullable Instant expires(
        @Nullable String text, @Nullable KeyView before, Instant now, List<Problem> problems) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            Instant wanted = at.toInstant().truncatedTo(ChronoUnit.MICROS);
            if (before != null && before.showsExpiry(wanted)) {
                return before.expiresAt();
            }
            if (at.toInstant().isAfter(now) && at.getYear() <= LAST_YEAR) {
                return wanted;
            }
            problems.add(Problem.wrong("expires_at",
                "The expiry must be in the future, and at most in the year " + LAST_YEAR + "."));
        } catch (DateTimeException unreadable) {
            problems.add(Problem.wrong("expires_at",
                "The expiry must be a date and time with its offset, such as 2030-01-31T00:00:00Z."));
        }
        return null;
    }

    private static @Nullable Rate limit(@Nullable String text, List<Problem> problems) {
        if (text == null) {
            return null;
        }
        Optional<Rate> rate = Rate.parse(text);
        if (rate.isEmpty()) {
            problems.add(Problem.wrong("limit", "The limit must be " + Rate.FORM + "."));
        }
        return rate.orElse(null);
    }
}
