package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Folding;
import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Partitions;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class AnalyticsModule {

    @Bean
    RequestLogStore requestLogStore(JdbcClient worker, Reads reads, Vault vault, Values values) {
        return new RequestLogStore(worker, reads, vault, values);
    }

    @Bean
    SandboxTraffic sandboxTraffic(
        RequestLogStore store, Partitions partitions, Folding folding, InstantSource clock) {
        return new SandboxTraffic(store, partitions, folding, clock);
    }

    @Bean
    RequestLog requestLog(RequestLogStore store) {
        return new RequestLog(store);
    }

    @Bean
    KeyUsage keyUsage(RequestLogStore store, Rollups rollups, InstantSource clock) {
        return new KeyUsage(store, rollups, clock);
    }

    @Bean
    Tasks keyUsageTasks(KeyUsage usage) {
        return usage.tasks();
    }

    @Bean
    DailyTable dailyRequestLog() {
        return new DailyTable("request_log", RetentionSettings::requestLogRetentionDays);
    }

    @Bean
    Tasks requestLogTasks(RequestLog log) {
        return log.tasks();
    }

    @Bean
    Meters requestLogMeters(RequestLog log) {
        return log.meters();
    }

    @Bean(destroyMethod = "close")
    Traces traces(AnalyticsSettings settings, InstantSource clock) {
        String endpoint = settings.otlpEndpoint();
        return endpoint == null ? new NoTraces() : new OtlpTraces(endpoint, clock);
    }

    /// Gathers the meters that each feature's module offers.
    @Bean(destroyMethod = "close")
    Metrics metrics(List<Meters> features) {
        return new Metrics(features);
    }
}
