package com.jupiteriq.edge.http;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stretch of contents, as `Range` asks for one (RFC 9110 section 14).
///
/// @param from the offset of its first byte
/// @param length at least one byte
public record ByteRange(long from, long length) {

    private static final Pattern SPEC = Pattern.compile("([0-9]{0,40})-([0-9]{0,40})");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /// The one stretch that is asked for; null where the whole is to be given, as it is when several are
    /// asked for or nothing that can be read. Refuses with `RangeNotSatisfiable` what lies behind the end.
    ///
    /// @param lines the lines of the header
    public static @Nullable ByteRange asked(List<String> lines, long size) {
        String[] parts = lines.size() == 1 ? lines.getFirst().split("=", 2) : new String[0];
        if (parts.length < 2 || !parts[0].strip().equalsIgnoreCase("bytes")) {
            return null;
        }
        List<String> wanted = Stream.of(parts[1].split(",", -1))
            .map(String::strip).filter(spec -> !spec.isEmpty()).toList();
        Matcher spec = SPEC.matcher(wanted.size() == 1 ? wanted.getFirst() : "");
        if (!spec.matches()) {
            return null;
        }
        String first = spec.group(1);
        String last = spec.group(2);
        return first.isEmpty() ? last(last, size) : between(first, last, size);
    }

    private static @Nullable ByteRange last(String count, long size) {
        if (count.isEmpty()) {
            return null;
        }
        long most = number(count);
        if (most == 0) {
            throw new Refused(new Failure.RangeNotSatisfiable(size));
        }
        long length = Math.min(most, size);
        return length == 0 ? null : new ByteRange(size - length, length);
    }

    private static @Nullable ByteRange between(String first, String last, long size) {
        long from = number(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) {
            return null;
        }
        if (from >= size) {
            throw new Refused(new Failure.RangeNotSatisfiable(size));
        }
        return new ByteRange(from, Math.min(to, size - 1) - from + 1);
    }

    private static long number(String digits) {
        return new BigInteger(digits).min(MOST).longValue();
    }

    /// As `Content-Range` tells it.
    public String of(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }

    /// What `Content-Range` says when nothing is given.
    public static String none(long size) {
        return "bytes */" + size;
    }
}
