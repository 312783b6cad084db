package com.jupiteriq.limits;

import com.jupiteriq.kernel.Meters;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class LimitsModule {

    /// Closed with the context where there is something to close.
    @Bean
    Limits limits(LimitSettings settings, InstantSource clock) {
        return settings.redisUrl() == null
            ? new LocalLimits(clock)
            : new SharedLimits(
                Redis.at(RedisAddress.parse(settings.redisUrl()), settings.redisTimeout()), clock);
    }

    @Bean
    Meters sharingMeters(Limits limits) {
        return limits instanceof SharedLimits shared ? shared.meters() : Meters.of();
    }
}
