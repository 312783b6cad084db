package com.jupiteriq.edge.v1.batch;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.kernel.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class BatchRoutesModule {

    @Bean
    V1Routes batchRoutes(Ids ids) {
        return new V1Routes(new BatchRoutes(ids).table());
    }
}
