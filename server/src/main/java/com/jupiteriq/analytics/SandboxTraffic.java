package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Folding;
import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Partitions;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Requests that nobody has made, so that there is something to look at: a month of them in the environment
/// `test`. They say so, each by what its client calls itself. What they are follows from their hour, so that
/// an hour is made once, however often this is asked for.
public final class SandboxTraffic {

    /// What the clients call themselves.
    public static final String AGENT = "sandbox-traffic";

    /// Days, the current one not counted.
    static final int DAYS = 30;

    private static final int BUSIEST = 160;
    private static final int QUIETEST = 10;
    private static final int LIMIT = 200;
    private static final double USUAL_MICROS = 9;
    private static final double SPREAD = 0.8;

    /// A busy operation comes several times.
    private static final List<Kind> KINDS = List.of(
        new Kind("GET", "/v1/tickets", 200), new Kind("GET", "/v1/tickets", 200),
        new Kind("GET", "/v1/tickets/{id}", 200), new Kind("GET", "/v1/tickets/{id}", 200),
        new Kind("POST", "/v1/tickets", 201), new Kind("PATCH", "/v1/tickets/{id}", 200),
        new Kind("GET", "/v1/users", 200), new Kind("GET", "/v1/events", 200),
        new Kind("GET", "/v1/data", 200), new Kind("POST", "/v1/data", 201));

    /// One in so many requests fails, in one of these ways.
    private static final int FAILING = 25;
    private static final List<Fault> FAULTS = List.of(
        new Fault(404, "RESOURCE_NOT_FOUND"), new Fault(404, "RESOURCE_NOT_FOUND"),
        new Fault(422, "VALIDATION_ERROR"), new Fault(422, "VALIDATION_ERROR"),
        new Fault(400, "VALIDATION_ERROR"), new Fault(403, "PERMISSION_DENIED"),
        new Fault(429, "RATE_LIMIT_EXCEEDED"), new Fault(409, "CONFLICT"),
        new Fault(503, "SERVICE_UNAVAILABLE"));

    private final RequestLogStore store;
    private final Partitions partitions;
    private final Folding folding;
    private final InstantSource clock;

    SandboxTraffic(
        RequestLogStore store, Partitions partitions, Folding folding, InstantSource clock) {
        this.store = store;
        this.partitions = partitions;
        this.folding = folding;
        this.clock = clock;
    }

    private record Kind(String method, String route, int status) {}

    private record Fault(int status, String code) {}

    /// Makes the hours of the last month that are over and were not made yet; tells how many requests that
    /// were.
    ///
    /// @param tenant the environment `test` of an account
    /// @param keys that may have made them
    public long make(Tenant tenant, List<UUID> keys) {
        Instant end = Interval.HOUR.floor(clock.instant());
        LocalDate first = LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(DAYS);
        partitions.reach(first,
            List.of("request_log", Interval.MINUTE.table(), Interval.HOUR.table()));
        long made = 0;
        for (Instant hour = first.atStartOfDay(ZoneOffset.UTC).toInstant(); hour.isBefore(end);
                hour = Interval.HOUR.next(hour)) {
            made += make(tenant, keys, hour);
        }
        folding.fold();
        return made;
    }

    private int make(Tenant tenant, List<UUID> keys, Instant hour) {
        SplittableRandom random = new SplittableRandom(hour.getEpochSecond());
        int count = count(hour, random);
        List<LoggedRequest> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requests.add(request(tenant, keys, hour.plusMillis(random.nextInt(3_600_000)), random));
        }
        try {
            store.insert(requests);
            return count;
        } catch (DuplicateKeyException madeBefore) {
            return 0;
        }
    }

    /// More by day than by night, and less at the end of the week.
    private static int count(Instant hour, SplittableRandom random) {
        OffsetDateTime time = hour.atOffset(ZoneOffset.UTC);
        double day = Math.max(0, Math.sin((time.getHour() - 6) * Math.PI / 14));
        DayOfWeek weekday = time.getDayOfWeek();
        double week = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 0.3 : 1;
        return QUIETEST + (int) (day * week * (BUSIEST - QUIETEST) * (0.8 + 0.4 * random.nextDouble()));
    }

    private static LoggedRequest request(
            Tenant tenant, List<UUID> keys, Instant at, SplittableRandom random) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        Fault fault = random.nextInt(FAILING) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : null;
        UUID id = new UuidV7(() -> at, random).next();
        return new LoggedRequest(
            tenant, new Origin(TypeId.of(LoggedRequest.PREFIX, id), "192.0.2.1", AGENT + "/1.0"), null,
            keys.isEmpty() ? null : keys.get(random.nextInt(keys.size())), null, kind.method(), kind.route(),
            fault == null ? kind.status() : fault.status(), fault == null ? null : fault.code(),
            use(fault, random), (long) Math.exp(USUAL_MICROS + SPREAD * random.nextGaussian()));
    }

    private static Use use(@Nullable Fault fault, SplittableRandom random) {
        boolean refused = fault != null && fault.status() == 429;
        return new Use(LIMIT, refused ? LIMIT : 1 + random.nextInt(LIMIT / 4));
    }
}
