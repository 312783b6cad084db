package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.kernel.TypeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the series say, computed from the requests themselves, without a bucket.
final class Figures {

    private static final Set<String> METHODS =
        Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private Figures() {}

    static @Nullable String facet(String group, LoggedRequest request) {
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        return switch (group) {
            case "endpoint" -> request.route() == null ? null : method + " " + request.route();
            case "key" -> request.key() == null ? null : TypeId.of("key", request.key());
            case "method" -> method;
            case "status" -> Integer.toString(request.status());
            case "status_class" -> request.status() / 100 + "xx";
            case "code" -> request.code();
            case "user_agent" -> agent(request.origin().userAgent());
            default -> throw new IllegalArgumentException(group);
        };
    }

    private static @Nullable String agent(String sent) {
        return sent.isEmpty() ? null : sent.startsWith("curl") ? "curl"
            : sent.startsWith("Mozilla") ? "Mozilla" : "other";
    }

    /// By group and time, for a series.
    static Map<String, Map<Instant, List<String>>> of(
            String series, Interval interval, @Nullable String group, List<LoggedRequest> requests) {
        Function<LoggedRequest, String> facet = request ->
            group == null ? "null" : Objects.toString(facet(group, request));
        return requests.stream()
            .filter(request -> !series.equals("errors") || request.status() >= 400)
            .collect(Collectors.groupingBy(facet, TreeMap::new, Collectors.groupingBy(
                request -> interval.floor(request.at()), TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), some -> values(series, some)))));
    }

    private static List<String> values(String series, List<LoggedRequest> some) {
        long errors = some.stream().filter(request -> request.status() >= 400).count();
        List<Long> micros = some.stream().map(LoggedRequest::micros).sorted().toList();
        List<String> percentiles = List.of(exact(micros, 50), exact(micros, 95), exact(micros, 99));
        List<String> all = new ArrayList<>();
        switch (series) {
            case "requests" -> {
                all.addAll(List.of(Integer.toString(some.size()), Long.toString(errors)));
                all.addAll(percentiles);
            }
            case "errors" -> all.addAll(List.of(Integer.toString(some.size()), some.stream()
                .sorted(Comparator.comparing((LoggedRequest request) -> request.id().toString()).reversed())
                .limit(5).map(request -> "\"" + request.origin().requestId() + "\"")
                .collect(Collectors.joining(",", "[", "]"))));
            case "latency" -> {
                all.addAll(List.of(Integer.toString(some.size()), millis(micros.getFirst()),
                    millis(Math.round(micros.stream().mapToLong(each -> each).average().orElseThrow()))));
                all.addAll(percentiles);
                all.add(millis(micros.getLast()));
            }
            default -> {
                Use peak = some.stream().map(LoggedRequest::use).filter(Objects::nonNull)
                    .max(Comparator.comparingDouble((Use use) -> (double) use.used() / use.limit())
                        .thenComparingLong(Use::limit)).orElse(null);
                all.addAll(List.of(
                    Long.toString(some.stream().filter(request -> request.status() == 429).count()),
                    peak == null ? "null" : Long.toString(peak.limit()),
                    peak == null ? "null" : Long.toString(peak.used())));
            }
        }
        return all;
    }

    private static String exact(List<Long> sorted, int percent) {
        return millis(sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1)));
    }

    private static String millis(long micros) {
        return BigDecimal.valueOf(micros, 3).stripTrailingZeros().toPlainString();
    }
}
