package com.jupiteriq.edge.v1.jobs;

import com.jupiteriq.edge.WholeLists;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class JobRoutesModule {

    @Bean
    V1Routes jobRoutes(Jobs jobs) {
        return new V1Routes(new JobRoutes(jobs).table());
    }

    @Bean
    V1Routes exportRoutes(Jobs jobs, WholeLists lists) {
        return new V1Routes(new ExportRoutes(jobs, lists).table());
    }

    @Bean
    JobKind exportKind(WholeLists lists) {
        return new ExportKind(lists);
    }
}
