package com.jupiteriq.organizations;

import com.jupiteriq.kernel.TypeId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Names as they stand in addresses.
///
/// ```java
/// Slugs.of("Müller & Söhne GmbH")      // muller-sohne-gmbh
/// ```
final class Slugs {

    /// Of a name of which nothing can stand in an address.
    private static final String NAMELESS = "organization";

    private static final int MIN = 2;
    private static final int SUFFIX = 6;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private Slugs() {}

    static String of(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String words = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String slug = cut(EDGES.matcher(words).replaceAll(""), Organization.MAX_SLUG);
        return slug.length() < MIN ? NAMELESS : slug;
    }

    /// Another one of the same name: with the end of its organization's id, which is random.
    static String suffixed(String slug, UUID organization) {
        String id = TypeId.of(Organization.PREFIX, organization);
        return cut(slug, Organization.MAX_SLUG - SUFFIX - 1) + "-" + id.substring(id.length() - SUFFIX);
    }

    private static String cut(String slug, int most) {
        return EDGES.matcher(slug.substring(0, Math.min(slug.length(), most))).replaceAll("");
    }
}
