package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.health.Health;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OpenApiModule {

    @Bean
    OpenPaths openPaths(Surfaces surfaces, Health health, OpenPaths.Shared shared) {
        return new Landing(surfaces, health).with(shared);
    }
}
