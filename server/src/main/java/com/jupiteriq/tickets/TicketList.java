package com.jupiteriq.tickets;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import java.time.Instant;

/// By what tickets are found (decision D15); `after` and `before` are exclusive.
public final class TicketList {

    public static final Parameter<TicketStatus> STATUS =
        Parameter.of(TicketDocument.STATUS, "Only tickets in this state.");
    public static final Parameter<Priority> PRIORITY =
        Parameter.of(TicketDocument.PRIORITY, "Only tickets of this priority.");
    public static final Parameter<String> CATEGORY =
        Parameter.of("category", Kind.nonEmpty(TicketDetails.MAX_CATEGORY), "Only tickets of this category.");
    public static final Parameter<String> CUSTOMER_EMAIL =
        Parameter.of(TicketDocument.CUSTOMER_EMAIL, "Only tickets of this customer, in any case.");
    public static final Parameter<String> TAG =
        Parameter.of("tag", Kind.nonEmpty(TicketDetails.MAX_TAG), "Only tickets with this tag.");
    public static final Parameter<Instant> CREATED_AFTER =
        Parameter.time("created_after", "Opened after this time.");
    public static final Parameter<Instant> CREATED_BEFORE =
        Parameter.time("created_before", "Opened before this time.");
    public static final Parameter<Instant> UPDATED_AFTER =
        Parameter.time("updated_after", "Changed after this time.");
    public static final Parameter<Instant> UPDATED_BEFORE =
        Parameter.time("updated_before", "Changed before this time.");
    public static final Parameter<String> WORDS =
        Parameter.of("q", Kind.text(new Schema.Wanted(TicketDetails.MAX_SUBJECT)),
            "Every word must occur in subject, description or a comment, in any case.");

    private TicketList() {}
}
