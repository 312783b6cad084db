package com.jupiteriq.edge.v1.roles;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.roles.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RoleRoutesModule {

    @Bean
    V1Routes roleRoutes(Roles roles) {
        return new V1Routes(new RoleRoutes(roles).table());
    }
}
