package com.jupiteriq.edge.v1.signin;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.ForgottenPasswords;
import com.jupiteriq.signin.Locks;
import com.jupiteriq.signin.OwnPassword;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SignInRoutesModule {

    @Bean
    V1Routes passwordRoutes(ForgottenPasswords forgotten, OwnPassword own, Locks locks, Sessions sessions) {
        return new V1Routes(new PasswordRoutes(forgotten, own, locks, sessions).table());
    }
}
