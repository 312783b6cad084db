package com.jupiteriq.edge.v1.tickets;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.tickets.Tickets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class TicketRoutesModule {

    @Bean
    V1Routes ticketRoutes(Tickets tickets) {
        return new V1Routes(new TicketRoutes(tickets).table());
    }
}
