package com.jupiteriq.signin.factors;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.AccessMail;
import com.jupiteriq.signin.SecondFactor;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FactorsModule {

    @Bean
    FactorStore factorStore(Reads reads, Writes writes, Vault vault) {
        return new FactorStore(reads, writes, vault);
    }

    /// Users of the sandbox cannot add a factor, for pages take users of the live environment only.
    @Bean
    Demand demand(Accounts accounts) {
        return tenant -> tenant.environment() == Environment.LIVE
            && accounts.of(tenant).filter(account -> account.settings().requireTwoFactor()).isPresent();
    }

    @Bean
    SecondFactor codeFactor(FactorStore store, Demand demand, Writes writes, InstantSource clock) {
        return new CodeFactor(store, demand, writes, clock);
    }

    @Bean
    Factors.Own factorParts(Vault vault, Notices notices, SecureRandom random, InstantSource clock) {
        return new Factors.Own(new Pending(vault), notices.product(), random, clock);
    }

    @Bean
    Factors factors(FactorStore store, Users users, Sessions sessions, Demand demand, AccessMail mail,
        Factors.Own own) {
        return new Factors(store, users, sessions, demand, mail, own);
    }
}
