package com.jupiteriq.edge.v1;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.edge.Route;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.Events;
import com.jupiteriq.tickets.Tickets;
import com.jupiteriq.webhooks.Webhooks;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
public class V1Module {

    /// First: a path below no mount means the latest stable version.
    @Bean
    @Order(1)
    V1 v1(Tickets tickets, Events events, Webhooks webhooks, EventCatalogue catalogue, RequestLog log) {
        List<Route> routes = Stream.of(
                new TicketRoutes(tickets).table(),
                new EventRoutes(events, catalogue).table(),
                new WebhookRoutes(webhooks, catalogue).table(),
                new RequestLogRoutes(log).table())
            .flatMap(List::stream)
            .toList();
        return new V1(routes, List.of(new Platform()));
    }

    @Bean
    KeyKind platformKeys() {
        return V1.PLATFORM_KEYS;
    }
}
