package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class SeriesModule {

    @Bean
    UptimeStore uptimeStore(JdbcClient worker, Reads reads) {
        return new UptimeStore(worker, reads);
    }

    @Bean
    Tasks uptimeTasks(UptimeStore store, InstantSource clock, Ids ids) {
        return new Uptime(store, clock, ids.next()).tasks();
    }

    @Bean
    Source availabilitySeries(UptimeStore store, InstantSource clock) {
        return new Availability(store, clock);
    }

    /// Those of requests first, then what other features offer, by their names.
    @Bean
    Analytics seriesOfAll(Rollups rollups, List<Source> offered, InstantSource clock) {
        List<Source> others = offered.stream()
            .sorted((one, other) -> one.name().compareTo(other.name())).toList();
        return new Analytics(
            Stream.concat(new RequestSeries(rollups).all().stream(), others.stream()).toList(), clock);
    }
}
