package com.jupiteriq.edge.v1.keys;

import com.jupiteriq.analytics.KeyUsage;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.keys.Keys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class KeyRoutesModule {

    @Bean
    V1Routes keyRoutes(Keys keys, KeyUsage usage) {
        return new V1Routes(new KeyRoutes(keys, usage).table());
    }
}
