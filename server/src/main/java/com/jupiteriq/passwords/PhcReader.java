package com.jupiteriq.passwords;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads PHC strings, `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<digest>`, and says of those that cannot be
/// verified here why. Nothing is computed, so nobody can make it slow.
final class PhcReader {

    sealed interface Reading {}

    record Hash(Recipe recipe, byte[] digest) implements Reading {}

    record Fault(String sentence) implements Reading {}

    private record Parts(byte[] salt, byte[] digest) {

        boolean fit() {
            return salt.length >= MIN_SALT && salt.length <= MAX_SALT
                && digest.length >= MIN_DIGEST && digest.length <= MAX_DIGEST;
        }
    }

    /// Of the whole string.
    static final int MAX_LENGTH = 256;

    private static final int MIN_SALT = 8;
    private static final int MAX_SALT = 64;

    /// Shorter ones are met by chance.
    private static final int MIN_DIGEST = 16;
    private static final int MAX_DIGEST = 64;

    private static final String NUMBER = "([1-9][0-9]{0,9})";
    private static final String BASE64 = "\\$([A-Za-z0-9+/]*)";
    private static final String DOTTED = "\\$([A-Za-z0-9+/.]*)";
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2(id|i|d)(?:\\$v=(16|19))?\\$m=" + NUMBER
        + ",t=" + NUMBER + ",p=" + NUMBER + BASE64 + BASE64);
    private static final Pattern BCRYPT =
        Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
    private static final Pattern SCRYPT =
        Pattern.compile("\\$scrypt\\$ln=" + NUMBER + ",r=" + NUMBER + ",p=" + NUMBER + BASE64 + BASE64);

    /// As PHC writes it, and as passlib does: bare rounds, points for plus signs, SHA-1 without a name.
    private static final Pattern PBKDF2 = Pattern.compile("\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$(?:i=)?"
        + NUMBER + "(?:,l=" + NUMBER + ")?" + DOTTED + DOTTED);

    private static final String BCRYPT_LETTERS =
        "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64_LETTERS =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final String ARGON2_EXAMPLE = "$argon2id$v=19$m=19456,t=2,p=1$<salt>$<digest>";
    private static final String SCRYPT_EXAMPLE = "$scrypt$ln=15,r=8,p=1$<salt>$<digest>";

    private static final Fault UNKNOWN = new Fault("This is no hash that can be verified here. Send a PHC "
        + "string of argon2id, argon2i, argon2d, bcrypt ($2a$, $2b$, $2y$), scrypt or pbkdf2 with sha1, "
        + "sha256 or sha512.");
    private static final Fault TOO_LONG =
        new Fault("This hash is too long. Send a PHC string of at most " + MAX_LENGTH + " characters.");
    private static final Fault LENGTHS = new Fault("The salt of a hash must have " + MIN_SALT + " to "
        + MAX_SALT + " bytes and its digest " + MIN_DIGEST + " to " + MAX_DIGEST
        + ". Let the user choose a new password instead.");

    private PhcReader() {}

    static Reading read(String phc) {
        if (phc.length() > MAX_LENGTH) {
            return TOO_LONG;
        }
        if (phc.startsWith("$argon2")) {
            return argon2(phc);
        }
        if (phc.startsWith("$2a$") || phc.startsWith("$2b$") || phc.startsWith("$2y$")) {
            return bcrypt(phc);
        }
        if (phc.startsWith("$scrypt$")) {
            return scrypt(phc);
        }
        return phc.startsWith("$pbkdf2") ? pbkdf2(phc) : UNKNOWN;
    }

    private static Reading argon2(String phc) {
        Matcher found = ARGON2.matcher(phc);
        Optional<Parts> parts = parts(found, 6);
        if (parts.isEmpty()) {
            return malformed("argon2", ARGON2_EXAMPLE);
        }
        if (!parts.get().fit()) {
            return LENGTHS;
        }
        if (!Argon2.isCheap(number(found, 3), number(found, 4), number(found, 5))) {
            return costly("m at most " + (Recipe.MAX_MEMORY >> 10) + ", m × t at most " + Argon2.MAX_FILLED
                + " and p at most " + Argon2.MAX_LANES);
        }
        if (!Argon2.isPossible(number(found, 3), number(found, 5))) {
            return malformed("argon2", ARGON2_EXAMPLE);
        }
        Argon2.Variant variant = switch (found.group(1)) {
            case "id" -> Argon2.Variant.ID;
            case "i" -> Argon2.Variant.I;
            case null, default -> Argon2.Variant.D;
        };
        int version = "19".equals(found.group(2)) ? Argon2.VERSION : Argon2.OLD_VERSION;
        return new Hash(new Argon2(variant, version, (int) number(found, 3), (int) number(found, 4),
            (int) number(found, 5), parts.get().salt(), parts.get().digest().length), parts.get().digest());
    }

    private static Reading bcrypt(String phc) {
        Matcher found = BCRYPT.matcher(phc);
        if (!found.matches() || number(found, 1) < Bcrypt.MIN_COST) {
            return malformed("bcrypt", "$2b$12$ and 53 letters, digits, points and slashes");
        }
        if (number(found, 1) > Bcrypt.MAX_COST) {
            return costly("a cost of at most " + Bcrypt.MAX_COST);
        }
        return new Hash(new Bcrypt((int) number(found, 1), bcryptBytes(found.group(2))),
            bcryptBytes(found.group(3)));
    }

    private static Reading scrypt(String phc) {
        Matcher found = SCRYPT.matcher(phc);
        Optional<Parts> parts = parts(found, 4);
        if (parts.isEmpty()) {
            return malformed("scrypt", SCRYPT_EXAMPLE);
        }
        if (!parts.get().fit()) {
            return LENGTHS;
        }
        if (!Scrypt.isCheap(number(found, 1), number(found, 2), number(found, 3))) {
            return costly("128 × r × p × 2^ln of at most " + Recipe.MAX_MEMORY);
        }
        if (!Scrypt.isPossible(number(found, 1), number(found, 2))) {
            return malformed("scrypt", SCRYPT_EXAMPLE);
        }
        return new Hash(new Scrypt((int) number(found, 1), (int) number(found, 2), (int) number(found, 3),
            parts.get().salt(), parts.get().digest().length), parts.get().digest());
    }

    private static Reading pbkdf2(String phc) {
        Matcher found = PBKDF2.matcher(phc);
        Optional<Parts> parts = parts(found, 4);
        if (parts.isEmpty()
            || found.group(3) != null && number(found, 3) != parts.get().digest().length) {
            return malformed("pbkdf2", "$pbkdf2-sha256$i=600000,l=32$<salt>$<digest>");
        }
        if (!parts.get().fit()) {
            return LENGTHS;
        }
        Pbkdf2.Hash hash = switch (found.group(1)) {
            case "sha256" -> Pbkdf2.Hash.SHA256;
            case "sha512" -> Pbkdf2.Hash.SHA512;
            case null, default -> Pbkdf2.Hash.SHA1;
        };
        int length = parts.get().digest().length;
        if (number(found, 2) > hash.maxRounds(length)) {
            return costly("at most " + hash.maxRounds(length) + " rounds");
        }
        return new Hash(new Pbkdf2(hash, (int) number(found, 2), parts.get().salt(), length),
            parts.get().digest());
    }

    private static Fault malformed(String algorithm, String example) {
        return new Fault("This hash of " + algorithm + " cannot be read. Send one such as " + example
            + (algorithm.equals("bcrypt") ? "." : ", in Base64 without padding."));
    }

    private static Fault costly(String bounds) {
        return new Fault("Verifying this hash would cost too much. It may have " + bounds
            + ". Let the user choose a new password instead.");
    }

    /// Salt and digest; empty when the string is another one or when they are no Base64.
    private static Optional<Parts> parts(Matcher found, int saltGroup) {
        if (!found.matches()) {
            return Optional.empty();
        }
        byte[] salt = base64(found.group(saltGroup));
        byte[] digest = base64(found.group(saltGroup + 1));
        return salt == null || digest == null ? Optional.empty() : Optional.of(new Parts(salt, digest));
    }

    private static byte @Nullable [] base64(@Nullable String text) {
        String plain = Objects.requireNonNull(text).replace('.', '+');
        try {
            byte[] bytes = Base64.getDecoder().decode(plain);
            return Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(plain) ? bytes : null;
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    /// Its own alphabet. Some implementations leave bits in the last letter that belong to no byte.
    private static byte[] bcryptBytes(@Nullable String text) {
        StringBuilder plain = new StringBuilder();
        Objects.requireNonNull(text).chars()
            .forEach(c -> plain.append(BASE64_LETTERS.charAt(BCRYPT_LETTERS.indexOf(c))));
        return Base64.getDecoder().decode(plain.toString());
    }

    private static long number(Matcher found, int group) {
        return Long.parseLong(Objects.requireNonNull(found.group(group)));
    }
}
