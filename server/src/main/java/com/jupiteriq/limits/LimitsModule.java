package com.jupiteriq.limits;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class LimitsModule {

    @Bean
    Limits limits(InstantSource clock) {
        return new LocalLimits(clock);
    }
}
