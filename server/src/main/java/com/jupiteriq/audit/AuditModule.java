package com.jupiteriq.audit;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AuditModule {

    @Bean
    AuditStore auditStore(Vault vault, Ids ids) {
        return new AuditStore(vault, ids);
    }
}
