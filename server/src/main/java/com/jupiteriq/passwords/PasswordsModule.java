package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Meters;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class PasswordsModule {

    /// Closed with the context.
    @Bean
    Passwords passwords(SecureRandom random) {
        return new Passwords(HashingPool.ofHalfTheCores(), random);
    }

    @Bean
    Meters passwordMeters(Passwords passwords) {
        return passwords.meters();
    }
}
