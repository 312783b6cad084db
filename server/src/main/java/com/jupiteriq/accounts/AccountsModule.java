package com.jupiteriq.accounts;

import com.jupiteriq.audit.AuditDays;
import com.jupiteriq.audit.AuditStore;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.seals.Vault;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AccountsModule {

    /// Whoever began the installation has the oldest account.
    @Bean
    OperatorVault operatorVault(Vault vault, Accounts accounts) {
        return new OperatorVault(vault, () -> accounts.first()
            .orElseThrow(() -> new IllegalStateException("there is no account yet")).id());
    }

    @Bean
    Controls controls(Database database, InstantSource clock, AuditStore audit) {
        return new Controls(database.worker(), clock, (tenant, actor, entry, at) ->
            audit.row(tenant, actor.principal(), actor.origin(), entry, at));
    }

    @Bean
    Accounts accounts(Controls controls, Ids ids, Vault vault, Endpoints endpoints) {
        return new Accounts(controls, ids, vault, endpoints);
    }

    @Bean
    AuditDays auditDays(Controls controls) {
        return () -> controls.read(AccountStore::auditDays);
    }

    @Bean
    Preferences preferences(Accounts accounts) {
        return new Preferences(accounts);
    }

    @Bean
    EventTypes accountEventTypes() {
        return AccountEvents.types();
    }

    @Bean
    EncryptionKeys encryptionKeys(Controls controls, Accounts accounts, Vault vault, MasterKeys masters) {
        return new EncryptionKeys(controls, accounts, vault, masters);
    }
}
