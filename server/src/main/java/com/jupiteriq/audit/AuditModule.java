package com.jupiteriq.audit;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.seals.PersonalColumn;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.RetentionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class AuditModule {

    @Bean
    AuditStore auditStore(Vault vault, Ids ids) {
        return new AuditStore(vault, ids);
    }

    @Bean
    PersonalData personalAudit(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new PersonalColumn("audit", "details", AuditStore::place, AuditStore::erased)
            .over(worker, transactions, vault);
    }

    @Bean
    DailyTable dailyAudit() {
        return new DailyTable("audit", RetentionSettings::auditRetentionDays);
    }
}
