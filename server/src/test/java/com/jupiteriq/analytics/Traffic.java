package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests of all kinds, at random times.
final class Traffic {

    private static final String[] ROUTES =
        {"/v1/tickets", "/v1/tickets/{id}", "/v1/users", "/functions/v1/integration-tickets/tickets", null};
    private static final String[] METHODS = {"GET", "POST", "PATCH", "DELETE", "HEAD", "PROPFIND"};
    private static final int[] STATUSES = {200, 200, 200, 201, 304, 400, 404, 422, 429, 499, 500, 503};
    private static final String[] AGENTS = {
        "curl/8.5.0", "curl", "Mozilla/5.0 (X11; Linux)", "", "someone@customer.example", "\"quoted\""};

    private final Random random;
    private final List<UUID> keys;

    Traffic(long seed) {
        random = new Random(seed);
        keys = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(4).toList();
    }

    /// So many requests between these times, in no order.
    List<LoggedRequest> make(Tenant tenant, int count, Instant from, Instant to) {
        List<LoggedRequest> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(request(tenant, from.plus(random.nextLong(Duration.between(from, to).toMillis()),
                ChronoUnit.MILLIS)));
        }
        return all;
    }

    private LoggedRequest request(Tenant tenant, Instant at) {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        UUID id = new UuidV7(() -> at, random).next();
        long limit = 100 * (1 + random.nextInt(3));
        return new LoggedRequest(tenant,
            new Origin(TypeId.of("req", id), "198.51.100.7", AGENTS[random.nextInt(AGENTS.length)]),
            null, random.nextInt(10) == 0 ? null : keys.get(random.nextInt(keys.size())), null,
            METHODS[random.nextInt(METHODS.length)], route(), status, status < 400 ? null : "CODE_" + status,
            random.nextInt(20) == 0 ? null : new Use(limit, random.nextLong(limit + 1)),
            (long) Math.exp(8 + 1.5 * random.nextGaussian()));
    }

    private @Nullable String route() {
        return ROUTES[random.nextInt(ROUTES.length)];
    }
}
