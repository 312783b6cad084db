package com.jupiteriq.edge.v1.requestlog;

import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.edge.v1.V1Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RequestLogRoutesModule {

    @Bean
    V1Routes requestLogRoutes(RequestLog log) {
        return new V1Routes(new RequestLogRoutes(log).table());
    }
}
