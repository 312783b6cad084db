package com.jupiteriq.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/// The hashes of the trail, as `docs/audit.md` publishes them, so that programs of others can compute them.
/// Every value is a JSON text without spaces, in the bytes in which an entry is shown.
final class Digests {

    static final int BYTES = 32;

    private static final String ENTRY = "\"jiq-audit-1\"";
    private static final String SEAL = "jiq-audit-seal-1";
    private static final String KEPT = "jiq-audit-kept-1";

    private Digests() {}

    /// Of what can be wiped, which nobody can guess without the salt.
    ///
    /// @param values name, on_behalf_of, address, user_agent, before, after
    static byte[] commitment(byte[] salt, List<String> values) {
        MessageDigest hash = sha256();
        hash.update(salt);
        return hash.digest(bytes("[" + String.join(",", values) + "]"));
    }

    /// Of everything else.
    ///
    /// @param values sequence, id, action, outcome, actor.type, actor.id, target, request_id, created_at,
    ///     count
    static byte[] entry(List<String> values, byte[] commitment) {
        return sha256().digest(bytes(
            "[" + ENTRY + "," + String.join(",", values) + ",\"" + hex(commitment) + "\"]"));
    }

    /// Of a stretch of entries, and of all before it.
    ///
    /// @param digests of the entries from the first to the last
    static byte[] seal(Seal.Stretch stretch, List<byte[]> digests) {
        StringBuilder lines = new StringBuilder(200 + digests.size() * (2 * BYTES + 1))
            .append(SEAL)
            .append('\n').append(stretch.home().account())
            .append('\n').append(stretch.home().environment())
            .append('\n').append(stretch.number())
            .append('\n').append(stretch.first())
            .append('\n').append(stretch.last())
            .append('\n').append(hex(stretch.previous()));
        digests.forEach(digest -> lines.append('\n').append(hex(digest)));
        return sha256().digest(bytes(lines.toString()));
    }

    /// Of the day from which on an environment keeps its entries.
    static byte[] kept(Seal.Home home, LocalDate from) {
        return sha256().digest(bytes(
            String.join("\n", KEPT, home.account(), home.environment(), from.toString())));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
