package com.jupiteriq.edge.health;

import com.jupiteriq.store.IsolationCheck;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class HealthModule {

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
}
