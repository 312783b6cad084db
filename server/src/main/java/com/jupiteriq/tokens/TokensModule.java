package com.jupiteriq.tokens;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.seals.Peppers;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class TokensModule {

    @Bean
    TokenMint tokenMint(SecureRandom random, Pepper pepper) {
        return new TokenMint(random, pepper);
    }

    @Bean
    PepperRotation pepperRotation(
        Controls controls, Accounts accounts, Peppers peppers, List<Peppered> tables) {
        return new PepperRotation(controls, accounts, peppers, tables);
    }
}
