package com.jupiteriq.edge.v1.audit;

import com.jupiteriq.audit.Trail;
import com.jupiteriq.edge.v1.V1Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AuditRoutesModule {

    @Bean
    V1Routes auditRoutes(Trail trail) {
        return new V1Routes(new AuditRoutes(trail).table());
    }
}
