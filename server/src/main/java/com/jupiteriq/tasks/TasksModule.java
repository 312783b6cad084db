package com.jupiteriq.tasks;

import com.jupiteriq.kernel.Meters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gathers the tasks that each feature's module offers. Who wires the parts starts them.
@Configuration(proxyBeanMethods = false)
public class TasksModule {

    @Bean(destroyMethod = "stop")
    Background backgroundTasks(List<Tasks> features) {
        return new Background(features);
    }

    @Bean
    Meters taskMeters(Background tasks) {
        return tasks.meters();
    }
}
