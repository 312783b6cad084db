package com.jupiteriq.edge.v1.uploads;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.resuming.Resuming;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UploadRoutesModule {

    @Bean
    V1Routes uploadRoutes(Resuming resuming, Files files) {
        return new V1Routes(new UploadRoutes(resuming, files).table());
    }
}
