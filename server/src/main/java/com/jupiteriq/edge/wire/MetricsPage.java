package com.jupiteriq.edge.wire;

import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.http.Header;
import java.util.List;
import java.util.Optional;

/// `/metrics` in the text format of Prometheus; it stands on the management port only.
public record MetricsPage(Metrics metrics) implements OpenPaths {

    private static final String PATH = "/metrics";
    private static final List<Header> HEADERS = List.of(
        new Header("Content-Type", Metrics.CONTENT_TYPE), new Header("Cache-Control", "no-store"));

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.path().equals(PATH)) {
            return Optional.empty();
        }
        OpenPaths.requireRead(call.method());
        return Optional.of(new Answer(200, HEADERS, metrics.text()));
    }
}
