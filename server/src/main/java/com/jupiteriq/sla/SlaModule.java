package com.jupiteriq.sla;

import com.jupiteriq.accounts.Controls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SlaModule {

    @Bean
    Guarantee guarantee(Controls controls) {
        return new Guarantee(controls);
    }
}
