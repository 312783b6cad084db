package com.jupiteriq.access;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Names;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wrote as a [KeyOrder]: the one place where it is checked. Everything that is wrong is
/// told at once, each in one sentence.
final class KeyOrders {

    static final int MAX_ADDRESSES = 64;
    static final int MAX_PATHS = 64;

    private static final int LAST_YEAR = 9999;
    private static final List<String> WORDS = Stream.concat(
        Stream.of("read", "write", "admin"), Permission.all().stream().map(Permission::toString)).toList();

    private final Accounts accounts;
    private final List<KeyKind> kinds;
    private final Endpoints endpoints;

    KeyOrders(Accounts accounts, List<KeyKind> kinds, Endpoints endpoints) {
        this.accounts = accounts;
        this.kinds = kinds;
        this.endpoints = endpoints;
    }

    /// An order that was read and found acceptable.
    record Terms(
        Account account,
        Environment environment,
        KeyKind kind,
        String name,
        Permissions permissions,
        List<PathPattern> paths,
        List<String> addresses,
        @Nullable Instant expiresAt,
        @Nullable Rate limit) {}

    Terms read(KeyOrder order, Instant now) {
        List<Problem> problems = new ArrayList<>();
        Optional<Account> account = account(order.account(), problems);
        Optional<Environment> environment = environment(order.environment(), problems);
        Optional<KeyKind> kind = kind(order.contract(), problems);
        String name = name(order, problems);
        Permissions permissions = permissions(order.permissions(), kind, problems);
        List<PathPattern> paths = paths(order.paths(), kind, problems);
        List<String> addresses = addresses(order.addresses(), problems);
        Instant expires = expires(order.expires(), now, problems);
        Rate limit = limit(order.limit(), problems);
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return new Terms(
            account.orElseThrow(), environment.orElseThrow(), kind.orElseThrow(), name, permissions,
            paths, addresses, expires, limit);
    }

    private Optional<Account> account(String id, List<Problem> problems) {
        Optional<Account> account = accounts.find(id);
        if (account.isEmpty()) {
            problems.add(Problem.wrong("account", Accounts.NO_ACCOUNT));
        }
        return account;
    }

    private static Optional<Environment> environment(String word, List<Problem> problems) {
        Optional<Environment> environment =
            Arrays.stream(Environment.values()).filter(one -> one.word().equals(word)).findFirst();
        if (environment.isEmpty()) {
            problems.add(Problem.wrong("environment", "The environment must be live or test."));
        }
        return environment;
    }

    private Optional<KeyKind> kind(String contract, List<Problem> problems) {
        Optional<KeyKind> kind = kinds.stream().filter(one -> one.contract().equals(contract)).findFirst();
        if (kind.isEmpty()) {
            String installed =
                kinds.stream().map(KeyKind::contract).sorted().collect(Collectors.joining(" or "));
            problems.add(Problem.wrong(
                "contract", "The contract must be one that is installed: " + installed + "."));
        }
        return kind;
    }

    private static String name(KeyOrder order, List<Problem> problems) {
        String name = order.name() == null ? order.contract() + " key" : order.name();
        if (order.name() != null) {
            Names.problem("name", name).ifPresent(problems::add);
        }
        return name;
    }

    private static Permissions permissions(
        List<String> words, Optional<KeyKind> kind, List<Problem> problems) {
        Permissions fixed = kind.map(KeyKind::fixed).orElse(null);
        if (fixed != null) {
            if (!words.isEmpty()) {
                problems.add(Problem.wrong("permissions",
                    "The permissions of keys of this contract are fixed; leave them out."));
            }
            return fixed;
        }
        Permissions permissions = Permissions.NONE;
        for (int i = 0; i < words.size(); i++) {
            Optional<Permissions> known = Permissions.parse(words.get(i));
            if (known.isEmpty()) {
                problems.add(unknownPermission(i, words.get(i)));
            }
            permissions = permissions.and(known.orElse(Permissions.NONE));
        }
        return words.isEmpty() ? Permissions.EVERYTHING : permissions;
    }

    private static Problem unknownPermission(int index, String word) {
        String hint = Nearest.to(word.toLowerCase(Locale.ROOT), WORDS)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; a permission is written like tickets:read, or is read, write or admin.");
        return Problem.wrong("permissions[" + index + "]",
            "There is no such permission as number " + (index + 1) + hint);
    }

    private List<PathPattern> paths(
        List<String> texts, Optional<KeyKind> kind, List<Problem> problems) {
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
        List<PathPattern> paths = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            endpoints.read("paths[" + i + "]", texts.get(i), problems).ifPresent(paths::add);
        }
        return paths.stream().distinct().toList();
    }

    private static List<String> addresses(List<String> texts, List<Problem> problems) {
        if (texts.size() > MAX_ADDRESSES) {
            problems.add(Problem.wrong("allow_ip", "At most " + MAX_ADDRESSES + " addresses can be allowed;"
                + " combine neighbours into networks."));
            return List.of();
        }
        for (int i = 0; i < texts.size(); i++) {
            if (AddressList.parse(List.of(texts.get(i))).isEmpty()) {
                problems.add(Problem.wrong("allow_ip[" + i + "]", "Allowed address number " + (i + 1)
                    + " must be an IP address or a network whose host bits are zero,"
                    + " such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32."));
            }
        }
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static @Nullable Instant expires(@Nullable String text, Instant now, List<Problem> problems) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.toInstant().isAfter(now) && at.getYear() <= LAST_YEAR) {
                return at.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
            problems.add(Problem.wrong("expires",
                "The expiry must be in the future, and at most in the year " + LAST_YEAR + "."));
        } catch (DateTimeException unreadable) {
            problems.add(Problem.wrong("expires",
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
