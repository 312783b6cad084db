package com.jupiteriq.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in any script (RFC 6531): a local part of visible characters and a domain with a dot by
/// UTS #46, not transitional, with the rules of STD 3, of directions and of joiners (RFC 5892, CONTEXTJ).
/// What can be told without sending mail.
///
/// ```java
/// EmailAddress.parse("Müller@BÜCHER.example").orElseThrow().canonical()    // müller@xn--bcher-kva.example
/// ```
///
/// @param local as it was written
/// @param domain in lower-case A-labels
public record EmailAddress(String local, String domain) {

    /// Code points of what stands before the `@`.
    public static final int MAX_LOCAL = 64;

    private static final int MAX_LABEL = 63;
    private static final int MAX_DOMAIN = 253;
    private static final int ASCII = 0x80;
    private static final Pattern ENCODED = Pattern.compile("(?i)(^|\\.)xn--");
    private static final String NOT_IN_LOCAL = "()<>[]:;,\\\"";

    /// Made when the first address comes that is not ASCII: its tables take a while to load.
    private static final class Names {

        static final IDNA RULES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    }

    /// Empty for what is no address.
    public static Optional<EmailAddress> parse(String text) {
        int at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@') || !isLocal(text.substring(0, at))) {
            return Optional.empty();
        }
        String domain = text.substring(at + 1);
        return (isAscii(domain) && !ENCODED.matcher(domain).find() ? plain(domain) : international(domain))
            .map(name -> new EmailAddress(text.substring(0, at), name));
    }

    /// [#canonical()] of an address; lower case of what is none, such as one that an earlier rule took.
    public static String comparable(String text) {
        return parse(text).map(EmailAddress::canonical).orElseGet(() -> text.toLowerCase(Locale.ROOT));
    }

    /// With its domain as mail is addressed.
    public String text() {
        return local + "@" + domain;
    }

    /// The one form in which addresses are compared: two that are equal in it lead to the same box. For an
    /// address in ASCII it is that address in lower case.
    public String canonical() {
        String folded = isAscii(local)
            ? local.toLowerCase(Locale.ROOT) : nfc(UCharacter.foldCase(nfc(local), true));
        return folded + "@" + domain;
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Form.NFC);
    }

    private static boolean isLocal(String part) {
        return part.codePointCount(0, part.length()) <= MAX_LOCAL
            && !part.startsWith(".") && !part.endsWith(".") && !part.contains("..")
            && part.codePoints().allMatch(EmailAddress::mayStandInLocal)
            && joinsInContext(part);
    }

    private static boolean mayStandInLocal(int c) {
        return NOT_IN_LOCAL.indexOf(c) < 0 && (isJoiner(c) || isVisible(c));
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// Invisible, and needed to write some words of Persian or Sinhala.
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /// Whether no joiner stands where it joins nothing, as in a domain.
    private static boolean joinsInContext(String part) {
        if (part.codePoints().noneMatch(EmailAddress::isJoiner)) {
            return true;
        }
        IDNA.Info info = new IDNA.Info();
        Names.RULES.labelToUnicode(part, new StringBuilder(), info);
        return !info.getErrors().contains(IDNA.Error.CONTEXTJ);
    }

    /// Names in ASCII are known by their labels, without any table.
    private static Optional<String> plain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            boolean fits = !label.isEmpty() && label.length() <= MAX_LABEL
                && !label.startsWith("-") && !label.endsWith("-")
                && label.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
            if (!fits) {
                return Optional.empty();
            }
        }
        return labels.length > 1 && domain.length() <= MAX_DOMAIN
            ? Optional.of(domain.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<String> international(String domain) {
        IDNA.Info info = new IDNA.Info();
        String name = Names.RULES.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? Optional.empty() : plain(name);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < ASCII);
    }
}
