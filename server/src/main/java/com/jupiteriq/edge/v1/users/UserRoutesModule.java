package com.jupiteriq.edge.v1.users;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.users.UserBatches;
import com.jupiteriq.users.Users;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UserRoutesModule {

    @Bean
    V1Routes userRoutes(Users users) {
        return new V1Routes(new UserRoutes(users).table());
    }

    @Bean
    V1Routes userBatchRoutes(UserBatches batches) {
        return new V1Routes(new UserBatchRoutes(batches).table());
    }
}
