package com.jupiteriq.audit;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of an entry is encrypted, and can be wiped: values as the JSON that is shown, and the salt of their
/// commitment. Each is a line of the text that is kept, for no JSON of ours has a line break in it.
///
/// @param salt 32 bytes
/// @param subject the person of whom the entry tells, as the row says it too; in no commitment, for it is
///     shown to nobody
record Details(byte[] salt, JsonText name, JsonText onBehalfOf, JsonText address, JsonText userAgent,
    JsonText before, JsonText after, @Nullable UUID subject) {

    static final int SALT_BYTES = 32;

    /// What is kept of details that were wiped.
    static final String ERASED = "erased";

    private static final JsonText NULL = new JsonText("null");
    private static final int LINES = 8;

    static Details of(Actor actor, Origin origin, AuditEntry entry, SecureRandom random) {
        return new Details(salt(random), json(actor.name()), json(actor.onBehalfOf()),
            json(origin.address()), json(origin.userAgent()), orNull(entry.before()), orNull(entry.after()),
            entry.subject());
    }

    /// From the text of an entry that was written before entries had places.
    static Details ofOld(String text, @Nullable UUID subject, SecureRandom random) {
        Fields old = new Fields(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).members());
        return new Details(salt(random), NULL, NULL, orNull(old.json("address")),
            orNull(old.json("user_agent")), orNull(old.json("before")), orNull(old.json("after")), subject);
    }

    /// Null when they were wiped. Throws `IllegalStateException` when this is not what [#text()] has written.
    static @Nullable Details parse(String text) {
        if (text.equals(ERASED)) {
            return null;
        }
        List<String> lines = text.lines().toList();
        if (lines.size() != LINES) {
            throw new IllegalStateException("the details of an audit entry have " + lines.size() + " lines");
        }
        List<JsonText> values = lines.subList(1, LINES - 1).stream().map(JsonText::new).toList();
        String subject = lines.getLast();
        return new Details(HexFormat.of().parseHex(lines.getFirst()), values.get(0), values.get(1),
            values.get(2), values.get(3), values.get(4), values.get(5),
            subject.equals(NULL.text()) ? null : UUID.fromString(subject));
    }

    /// What becomes of the text of details when the person of whom they tell is forgotten.
    static String erased(String text) {
        return text.isEmpty() ? text : ERASED;
    }

    String text() {
        return HexFormat.of().formatHex(salt) + "\n"
            + values().map(JsonText::text).collect(Collectors.joining("\n")) + "\n" + subject;
    }

    byte[] commitment() {
        return Digests.commitment(salt, values().map(JsonText::text).toList());
    }

    private Stream<JsonText> values() {
        return Stream.of(name, onBehalfOf, address, userAgent, before, after);
    }

    /// The address as it came.
    String plainAddress() {
        return Objects.requireNonNull(plain(address));
    }

    /// For whom it was done, null for nobody.
    @Nullable UUID behalf() {
        String user = plain(onBehalfOf);
        return user == null ? null : Actor.user(user);
    }

    private static @Nullable String plain(JsonText value) {
        JsonValue.Obj read =
            JsonReader.read(("{\"it\":" + value.text() + "}").getBytes(StandardCharsets.UTF_8));
        return new Fields(read.members()).text("it");
    }

    private static byte[] salt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static JsonText json(@Nullable String text) {
        return new JsonWriter().text(text).done();
    }

    private static JsonText orNull(@Nullable JsonText value) {
        return value == null ? NULL : value;
    }
}
