package com.jupiteriq.edge.v1.organizations;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organizations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OrganizationRoutesModule {

    @Bean
    V1Routes organizationRoutes(Organizations organizations, Members members) {
        return new V1Routes(new OrganizationRoutes(organizations, members).table());
    }
}
