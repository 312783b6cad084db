package com.jupiteriq.edge.v1.events;

import com.jupiteriq.edge.Route.Example;
import com.jupiteriq.kernel.ApiVersion;
import java.util.List;
import java.util.stream.Stream;

/// One stretch of the log for each type of event: the payload that subscribers get too. A test makes each of
/// them happen and compares.
final class EventExamples {

    private static final String REPLY = """
        ,"comment":{"id":"cmt_01h455vb4pex5vsknk084sn02q","content":"We have found the cause.",\
        "created_at":"2025-01-29T11:00:00Z"}""";

    private static final String STATUS = """
        ,"changed_fields":["status"]""";

    private static final Example DELIVERY_FAILED =
        new Example("webhook.delivery_failed", "type=webhook.delivery_failed", null, """
            {"data":[{"id":"evt_01h455vb4pex5vsknk084sn02q","event":"webhook.delivery_failed",\
            "timestamp":"2025-02-01T15:30:00Z","account_id":"acc_01h455vb4pex5vsknk084sn02q",\
            "api_version":"%s","sequence":6,"data":{"id":"dlv_01h455vb4pex5vsknk084sn02q",\
            "type":"webhook_delivery","attributes":{"id":"dlv_01h455vb4pex5vsknk084sn02q",\
            "webhook_id":"wh_01h455vb4pex5vsknk084sn02q","event_id":"evt_01h455vb4pex5vsknk084sn02q",\
            "event":"ticket.created","state":"dead","next_attempt_at":null,\
            "created_at":"2025-01-29T10:30:00Z"},"webhook_id":"wh_01h455vb4pex5vsknk084sn02q",\
            "disables_at":"2025-02-03T10:30:00Z"}}],"has_more":false,"next_after":6}"""
            .formatted(ApiVersion.CURRENT));

    private EventExamples() {}

    /// One for each of these types, after one that names none.
    static Example[] of(List<String> types) {
        Stream<Example> told = Stream.of(
            told("ticket.created", 1, Moment.OPENED, ""),
            told("response.sent", 2, Moment.ANSWERED, REPLY),
            told("ticket.updated", 3, Moment.RESOLVED, STATUS),
            told("ticket.resolved", 4, Moment.RESOLVED, ""),
            told("ticket.deleted", 5, Moment.RESOLVED, ""),
            DELIVERY_FAILED);
        return Stream.concat(
            Stream.of(new Example("fromTheStart", "after=0", null, null)),
            told.filter(example -> types.contains(example.name()))).toArray(Example[]::new);
    }

    /// The ticket of the examples as it is told at one time.
    private enum Moment {
        OPENED("open", "2025-01-29T10:30:00Z", "null"),
        ANSWERED("open", "2025-01-29T11:00:00Z", "null"),
        RESOLVED("resolved", "2025-01-29T11:45:00Z", "\"2025-01-29T11:45:00Z\"");

        private final String status;
        private final String time;
        private final String resolved;

        Moment(String status, String time, String resolved) {
            this.status = status;
            this.time = time;
            this.resolved = resolved;
        }

        String attributes() {
            return """
                {"id":"TCK-12345","number":12345,"subject":"API Error","description":"Every call fails.",\
                "status":"%s","priority":"high","category":null,"customer_email":"customer@example.com",\
                "tags":[],"metadata":{},"created_at":"2025-01-29T10:30:00Z","updated_at":"%s",\
                "resolved_at":%s,"closed_at":null}""".formatted(status, time, resolved);
        }
    }

    /// @param more what only this type tells, after the fields that every ticket event has
    private static Example told(String type, int sequence, Moment moment, String more) {
        return new Example(type, "type=" + type, null, """
            {"data":[{"id":"evt_01h455vb4pex5vsknk084sn02q","event":"%s","timestamp":"%s",\
            "account_id":"acc_01h455vb4pex5vsknk084sn02q","api_version":"%s","sequence":%d,\
            "data":{"id":"TCK-12345","type":"ticket","attributes":%s,"ticket_id":"TCK-12345",\
            "customer_email":"customer@example.com","subject":"API Error","priority":"high"%s}}],\
            "has_more":false,"next_after":%d}"""
            .formatted(type, moment.time, ApiVersion.CURRENT, sequence, moment.attributes(), more, sequence));
    }
}
