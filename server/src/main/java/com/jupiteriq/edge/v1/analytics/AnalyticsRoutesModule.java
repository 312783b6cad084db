package com.jupiteriq.edge.v1.analytics;

import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.edge.v1.V1Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AnalyticsRoutesModule {

    @Bean
    V1Routes analyticsRoutes(Analytics analytics) {
        return new V1Routes(new AnalyticsRoutes(analytics).table());
    }
}
