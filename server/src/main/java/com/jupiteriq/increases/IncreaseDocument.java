package com.jupiteriq.increases;

import com.jupiteriq.increases.Increase.State;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;

/// The published JSON of a request for a higher limit.
final class IncreaseDocument {

    private static final int MAX_NAME = 100;

    static final Attribute<Increase, String> LIMIT =
        Attribute.of("limit", Kind.line(MAX_NAME), Increase::limit,
            "Which limit: `account:minute`, or the name of a quota.")
            .required().example("\"account:minute\"");

    static final Attribute<Increase, Long> WANTED =
        Attribute.of("wanted", Kind.whole(1, Increase.MAX_WANTED), Increase::wanted,
            "How much it should be; more than it is.").required().example("20000");

    static final Attribute<Increase, String> REASON =
        Attribute.of("reason", Kind.line(Increase.MAX_REASON), Increase::reason, "What for.")
            .required().example("\"We open in twelve countries in May.\"");

    static final Attribute<Increase, State> STATE =
        Attribute.of("state", Kind.word(State.values(), State::word), Increase::state,
            "What was decided.").readOnly();

    static final Document<Increase> INCREASE = Document.of("LimitIncrease",
        Attribute.of("id", Kind.id(Increase.PREFIX), Increase::id, "Its public id.").readOnly(),
        LIMIT, WANTED, REASON, STATE,
        Attribute.of("created_at", Kind.time(), Increase::createdAt, "When it was asked for.").readOnly());

    private IncreaseDocument() {}
}
