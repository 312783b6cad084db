package com.jupiteriq.audit;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.RetentionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AuditModule {

    @Bean
    AuditStore auditStore(Vault vault, Ids ids) {
        return new AuditStore(vault, ids);
    }

    @Bean
    DailyTable dailyAudit() {
        return new DailyTable("audit", RetentionSettings::auditRetentionDays);
    }
}
