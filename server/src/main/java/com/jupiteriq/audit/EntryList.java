package com.jupiteriq.audit;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;

/// By what entries are found; `after` and `before` are exclusive.
final class EntryList {

    private static final String ACTIONS = "^[a-z][a-z0-9_]{0,63}\\.(?:[a-z][a-z0-9_]{0,63}|\\*)$";

    static final Parameter<String> ACTION = Parameter.of("action",
            Kind.text(new Schema.Patterned(ACTIONS)), "Only this action, or a family such as `user.*`.")
        .example("\"ticket.*\"");
    static final Parameter<UUID> ACTOR_ID = Parameter.of("actor_id",
        Kind.text(Schema.actorId()).as(EntryList::principal),
        "Only what this user or service account did.");
    static final Parameter<String> TARGET_ID =
        Parameter.of("target_id", Kind.nonEmpty(300), "Only what was done to the object with this id.");
    static final Parameter<String> REQUEST_ID =
        Parameter.of("request_id", Kind.nonEmpty(200), "Only what this request did, by the server's id.");
    static final Parameter<String> ADDRESS = Parameter.of("address",
        Kind.nonEmpty(100).as(EntryList::canonical), "Only what came from this address.");
    static final Parameter<Outcome> OUTCOME = Parameter.of("outcome",
        Kind.word(Outcome.values(), Outcome::word), "Only what was done, or only what was denied.");
    static final Parameter<Instant> CREATED_AFTER =
        Parameter.time("created_after", "Later than this time.");
    static final Parameter<Instant> CREATED_BEFORE =
        Parameter.time("created_before", "Earlier than this time.");

    private EntryList() {}

    private static UUID principal(String text) {
        return TypeId.parse("svc", text).or(() -> TypeId.parse("usr", text)).orElseThrow();
    }

    /// However an IPv6 address is written.
    private static String canonical(String text) {
        return Addresses.bytes(text).map(Addresses::text).orElse(text);
    }
}
