package com.jupiteriq.edge.v1.webhooks;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.webhooks.Webhooks;
import com.jupiteriq.webhooks.formats.Formats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class WebhookRoutesModule {

    @Bean
    V1Routes webhookRoutes(Webhooks webhooks, EventCatalogue catalogue, Formats formats) {
        return new V1Routes(new WebhookRoutes(webhooks, catalogue, formats).table());
    }
}
