package com.jupiteriq.edge.integration;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.tickets.Tickets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
public class IntegrationModule {

    @Bean
    @Order(2)
    Integration integration(Tickets tickets) {
        return new Integration(new IntegrationRoutes(tickets));
    }

    @Bean
    KeyKind integrationTokens() {
        return Integration.TOKENS;
    }
}
