package com.jupiteriq.analytics.series;

import static com.jupiteriq.analytics.rollups.RequestFacet.AGENT;
import static com.jupiteriq.analytics.rollups.RequestFacet.CODE;
import static com.jupiteriq.analytics.rollups.RequestFacet.ENDPOINT;
import static com.jupiteriq.analytics.rollups.RequestFacet.KEY;
import static com.jupiteriq.analytics.rollups.RequestFacet.METHOD;
import static com.jupiteriq.analytics.rollups.RequestFacet.STATUS;

import com.jupiteriq.analytics.rollups.RequestFacet;
import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.rollups.Slice.Part;
import com.jupiteriq.analytics.rollups.Sum;
import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.store.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is told of requests.
public final class RequestSeries {

    /// A request that failed, whoever's fault it was; also one whose client did not wait (499).
    public static final String FAILED = STATUS.column() + " >= '400'";

    /// A request beyond a limit.
    public static final String REFUSED = STATUS.column() + " = '429'";

    public static final List<Integer> PERCENTS = List.of(50, 95, 99);

    private static final int MOST_IDS = 5;

    private static final Group BY_ENDPOINT = Group.of("endpoint", ENDPOINT.column(),
        "The operation, such as `GET /v1/tickets/{id}`; null where no operation has the path.");
    private static final Group BY_KEY = Group.ids("key", "key", KEY.column(),
        "The key that was shown; null when a user called, `other` after the first thousand of a day.");
    private static final Group BY_METHOD = Group.of("method", METHOD.column(), "The method as it was sent.");
    private static final Group BY_STATUS = Group.of("status",
        new Schema.Patterned("^[1-5][0-9]{2}$"), STATUS.column(), "The status of the answer.");
    private static final Group BY_CLASS = Group.words("status_class",
        List.of("1xx", "2xx", "3xx", "4xx", "5xx"), "left(" + STATUS.column() + ", 1) || 'xx'",
        "The class of the status, such as `4xx`.");
    private static final Group BY_CODE =
        Group.of("code", CODE.column(), "The code of the error; null where none was told.");
    private static final Group BY_AGENT = Group.of("user_agent", AGENT.column(),
        "What the client calls itself first, such as `curl`; `other` after the first thousand of a day.");

    private final Rollups rollups;

    RequestSeries(Rollups rollups) {
        this.rollups = rollups;
    }

    List<Source> all() {
        return List.of(requests(), errors(), latency(), limits());
    }

    private Source requests() {
        return source("requests", "Requests, how many failed, and how long they took.", FAILED,
            List.of(BY_ENDPOINT, BY_KEY, BY_METHOD, BY_STATUS, BY_CLASS, BY_AGENT),
            new RollupSource.Points(
                Stream.of(List.of(Column.count("count", "Requests that arrived."),
                    Column.count("errors", "Those answered 400 or more, or not waited for.")),
                    percentiles()).flatMap(List::stream).toList(),
                Set.of(Part.TIMES),
                sum -> Stream.concat(
                    Stream.of(Column.whole(sum.count()), Column.whole(sum.failed())),
                    percentiles(sum)).toList()));
    }

    private Source errors() {
        return new RollupSource("errors", "Requests that failed, and how to find the last ones.",
            new RollupSource.Facts(RequestFacet.SERIES, FAILED, List.of(Sql.of(FAILED))),
            List.of(BY_ENDPOINT, BY_KEY, BY_CODE, BY_STATUS),
            new RollupSource.Points(List.of(
                Column.count("count", "Requests answered 400 or more, or not waited for."),
                new Column(Field.optional("last_request_ids",
                    new Schema.ListOf(Schema.typeId("req"), MOST_IDS), "The last of them, newest first."),
                    new JsonValue.Arr(List.of()))),
                Set.of(Part.LATEST),
                sum -> List.of(Column.whole(sum.count()), new JsonValue.Arr(sum.latest().stream()
                    .<JsonValue>map(id -> new JsonValue.Str(TypeId.of("req", id))).toList()))), rollups);
    }

    private Source latency() {
        return source("latency", "How long requests took, until their answers had left.", FAILED,
            List.of(BY_ENDPOINT, BY_KEY, BY_METHOD),
            new RollupSource.Points(
                Stream.of(List.of(Column.count("count", "Requests that arrived."),
                    millis("min_ms", "Milliseconds of the fastest."),
                    millis("avg_ms", "Milliseconds on average.")), percentiles(),
                    List.of(millis("max_ms", "Milliseconds of the slowest."))).flatMap(List::stream).toList(),
                Set.of(Part.SPREAD, Part.TIMES),
                sum -> {
                    Sum.Spread spread = sum.spread();
                    return Stream.of(
                        Stream.of(Column.whole(sum.count()), Column.millis(spread.least()),
                            Column.millis(Math.round((double) spread.micros() / sum.count()))),
                        percentiles(sum),
                        Stream.of(Column.millis(spread.most()))).flatMap(each -> each).toList();
                }));
    }

    private Source limits() {
        return source("rate-limits", "Requests that were refused for a limit, and how near others came.",
            REFUSED, List.of(BY_KEY, BY_ENDPOINT),
            new RollupSource.Points(List.of(
                Column.count("count", "Requests that were answered 429."),
                Column.measure("limit", new Schema.Whole(0, Long.MAX_VALUE),
                    "What the limit allows that was nearest to its end; null without a request."),
                Column.measure("peak", new Schema.Whole(0, Long.MAX_VALUE),
                    "How much of it was used at most; null without a request.")),
                Set.of(Part.PEAK),
                sum -> {
                    Use peak = sum.peak();
                    return List.of(Column.whole(sum.failed()),
                        Column.wholeOrNull(peak == null ? null : peak.limit()),
                        Column.wholeOrNull(peak == null ? null : peak.used()));
                }));
    }

    private Source source(
            String name, String about, String failed, List<Group> groups, RollupSource.Points points) {
        return new RollupSource(name, about,
            new RollupSource.Facts(RequestFacet.SERIES, failed, List.of()), groups, points, rollups);
    }

    static Column millis(String name, String about) {
        return Column.measure(name, new Schema.Decimal(), about);
    }

    private static List<Column> percentiles() {
        return PERCENTS.stream().map(percent -> millis("p" + percent + "_ms",
            "Milliseconds that " + percent + " % did not exceed, off by less than 1 %.")).toList();
    }

    private static Stream<JsonValue> percentiles(Sum sum) {
        return sum.percentiles(PERCENTS).stream().map(Column::millis);
    }
}
