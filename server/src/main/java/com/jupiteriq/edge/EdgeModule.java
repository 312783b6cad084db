package com.jupiteriq.edge;

import com.jupiteriq.access.Gate;
import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.once.Once;
import com.jupiteriq.store.IsolationCheck;
import com.jupiteriq.store.Writes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class EdgeModule {

    @Bean
    Surfaces surfaces(List<Surface> surfaces) {
        return new Surfaces(surfaces);
    }

    @Bean
    Health health(JdbcClient worker, IsolationCheck isolation, ObjectProvider<Health.Check> more) {
        return new Health(Stream.concat(more.stream(), Stream.of(
            new Health.Check("database", () -> answers(worker)),
            new Health.Check("isolation", () -> isolation.problems().isEmpty()
                ? Optional.empty()
                : Optional.of("tenants or partitions are not as they must be; restart to be told why"))))
            .toList());
    }

    private static Optional<String> answers(JdbcClient worker) {
        return worker.sql("select 1").query(Integer.class).optional().isPresent()
            ? Optional.empty()
            : Optional.of("gives no answer");
    }

    @Bean
    Pipeline pipeline(
        Surfaces surfaces, OpenPaths openPaths, Gate gate, Limits limits, Once once, Writes writes,
        List<RequestObserver> observers) {
        return new Pipeline(surfaces, openPaths, gate, limits, once, writes, Pipeline.ORDINARY, observers);
    }

    /// Requests have ids of a source of their own: every one needs one, and nobody gains by guessing it.
    @Bean
    WebServer webServer(
        ServerSettings settings, InstantSource clock, Rooms rooms, Health health, Metrics metrics) {
        Ids ids = new UuidV7(clock, () -> ThreadLocalRandom.current().nextLong());
        return new WebServer(settings, ids, rooms, health, new MetricsPage(metrics));
    }
}
