package com.jupiteriq.edge.wire;

import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.health.Health;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class WireModule {

    /// Requests have ids of a source of their own: every one needs one, and nobody gains by guessing it.
    @Bean
    WebServer webServer(
        ServerSettings settings, InstantSource clock, Rooms rooms, Health health, Metrics metrics) {
        Ids ids = new UuidV7(clock, () -> ThreadLocalRandom.current().nextLong());
        return new WebServer(settings, ids, rooms, health, new MetricsPage(metrics));
    }

    @Bean
    Tasks certificateTasks(ServerSettings settings, ObjectProvider<WebServer> web) {
        return settings.tls() == null ? Tasks.of() : Tasks.of(Certificates.task(web::getObject));
    }
}
