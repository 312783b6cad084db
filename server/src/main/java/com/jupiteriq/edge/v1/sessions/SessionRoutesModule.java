package com.jupiteriq.edge.v1.sessions;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.sessions.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SessionRoutesModule {

    @Bean
    V1Routes sessionRoutes(Sessions sessions, SignIn signIn) {
        return new V1Routes(new SessionRoutes(sessions, signIn).table());
    }
}
