package com.jupiteriq.edge.v1;

import com.jupiteriq.access.KeyKind;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
public class V1Module {

    /// First: a path below no mount means the latest stable version.
    @Bean
    @Order(1)
    V1 v1(List<V1Routes> resources, List<OperatorRoutes> operators, V1Settings settings) {
        return new V1(resources.stream().flatMap(resource -> resource.table().stream()).toList(),
            operators.stream().flatMap(more -> more.table().stream()).toList(), List.of(
            new V1.Contract(new Platform(), V1.PLATFORM_KEYS, null),
            new V1.Contract(new Identity(), V1.IDENTITY_KEYS, settings.identityHost())));
    }

    @Bean
    KeyKind platformKeys() {
        return V1.PLATFORM_KEYS;
    }

    @Bean
    KeyKind identityKeys() {
        return V1.IDENTITY_KEYS;
    }
}
