package com.jupiteriq.roles;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class RolesModule {

    @Bean
    Roles roles(Reads reads, Ids ids, RoleUse use) {
        return new Roles(new RoleStore(reads), ids, use);
    }
}
