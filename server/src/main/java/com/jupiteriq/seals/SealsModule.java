package com.jupiteriq.seals;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the vault over [MasterKeys], which the start brings.
@Configuration(proxyBeanMethods = false)
public class SealsModule {

    @Bean
    Vault vault(MasterKeys masterKeys, JdbcClient worker, SecureRandom random) {
        return new Vault(masterKeys, worker, random);
    }

    @Bean
    SigningKeys signingKeys(MasterKeys masterKeys, SecureRandom random) {
        return new SigningKeys(masterKeys, random);
    }
}
