package com.jupiteriq.webhooks.series;

import com.jupiteriq.analytics.rollups.Fact;
import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Group;
import com.jupiteriq.analytics.series.RollupSource;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// How often receivers took what was sent to them (R202): each attempt counts, when it ended.
public final class WebhookSeries {

    private static final String PREFIX = "wh";
    private static final String SERIES = "webhooks";
    private static final String FAILED = "failed";
    private static final String TAKEN = "taken";

    private WebhookSeries() {}

    public static Source of(Rollups rollups) {
        return new RollupSource(SERIES, "Attempts to deliver events, and how many the receivers took.",
            new RollupSource.Facts(SERIES, "facets[3] = '" + FAILED + "'", List.of()),
            List.of(
                Group.of("endpoint_id", Schema.typeId(PREFIX), "facets[1]", "The webhook endpoint."),
                Group.of("event", "facets[2]", "The type of the event.")),
            new RollupSource.Points(List.of(
                Column.count("count", "Attempts that ended."),
                Column.count("errors", "Those that the receiver did not take."),
                Column.measure("success_rate", new Schema.Decimal(),
                    "How many per cent the receivers took; null without any.")),
                Set.of(),
                sum -> List.of(Column.whole(sum.count()), Column.whole(sum.failed()),
                    Column.percent(sum.count(), sum.failed()))),
            rollups);
    }

    /// That an attempt ended.
    ///
    /// @param taken whether the receiver took it
    public static Fact attempt(UUID tenant, Instant at, UUID webhook, String event, boolean taken) {
        return new Fact(tenant, SERIES, at,
            List.of(TypeId.of(PREFIX, webhook), event, taken ? TAKEN : FAILED));
    }
}
