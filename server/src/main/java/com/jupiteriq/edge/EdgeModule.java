package com.jupiteriq.edge;

import com.jupiteriq.access.Gate;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.once.Once;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EdgeModule {

    /// For an ordinary operation (002:140).
    static final Duration DEADLINE = Duration.ofSeconds(30);

    @Bean
    Surfaces surfaces(List<Surface> surfaces) {
        return new Surfaces(surfaces);
    }

    @Bean
    Health health(List<Health.Check> checks) {
        return new Health(checks);
    }

    @Bean
    Pipeline pipeline(Surfaces surfaces, Health health, Gate gate, Limits limits, Once once, Writes writes) {
        return new Pipeline(surfaces, new Landing(surfaces, health), gate, limits,
            new Pipeline.Changes(once, writes), DEADLINE);
    }

    @Bean
    WebServer webServer(ServerSettings settings, Ids ids, Pipeline pipeline, Health health) {
        return new WebServer(settings, ids, pipeline, health);
    }
}
