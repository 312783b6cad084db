package com.jupiteriq.edge.v1.events;

import com.jupiteriq.access.StreamTickets;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.Events;
import com.jupiteriq.streams.Streams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EventRoutesModule {

    @Bean
    V1Routes eventRoutes(Events events, EventCatalogue catalogue) {
        return new V1Routes(new EventRoutes(events, catalogue).table());
    }

    @Bean
    V1Routes streamRoutes(Streams streams, StreamTickets tickets, EventCatalogue catalogue) {
        return new V1Routes(new StreamRoutes(streams, tickets, catalogue).table());
    }
}
