package com.jupiteriq.plans;

import com.jupiteriq.accounts.Controls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class PlansModule {

    @Bean
    Plans plans(Controls controls) {
        return new Plans(controls);
    }
}
