package com.jupiteriq.edge.v1.datatypes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.kernel.JsonText;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Entity tags of types, `"3-0a1b2c3d"`. What is shown of a type also changes by itself, its counts and how
/// far its indexes are: so the tag names the version and what was shown. Who changes a type is asked for the
/// version alone.
final class TypeTags {

    private static final Pattern SHOWN = Pattern.compile("-[0-9a-f]{8}(?=\"|-gzip\")");

    private TypeTags() {}

    static String of(int version, JsonText shown) {
        CRC32C sum = new CRC32C();
        sum.update(shown.text().getBytes(UTF_8));
        String plain = ETags.of(version);
        return plain.substring(0, plain.length() - 1) + String.format("-%08x\"", sum.getValue());
    }

    /// What an `If-Match` header demands of a type's version, which is 0 while there is none.
    static IntPredicate expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return version -> true;
        }
        IntPredicate named = ETags.expected(SHOWN.matcher(ifMatch).replaceAll(""));
        return version -> version > 0 && named.test(version);
    }
}
