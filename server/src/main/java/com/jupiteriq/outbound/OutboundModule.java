package com.jupiteriq.outbound;

import java.util.function.IntPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OutboundModule {

    /// @param ownPort whether this process or one of its stores listens on a port
    @Bean(destroyMethod = "close")
    Outbound outbound(OutboundSettings settings, IntPredicate ownPort) {
        return new Outbound(settings, ownPort);
    }
}
