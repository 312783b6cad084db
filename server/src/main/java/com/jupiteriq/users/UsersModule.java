package com.jupiteriq.users;

import com.jupiteriq.erasing.Erasures;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.roles.RoleUse;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Reads;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UsersModule {

    @Bean
    EventTypes userEventTypes() {
        return UserEvents.types();
    }

    @Bean
    RoleUse roleUse(Reads reads) {
        return new UserRoles(reads);
    }

    @Bean
    Users users(
        Reads reads, Vault vault, Roles roles, Passwords passwords, Erasures erasures, Numbers numbers,
        Ids ids, List<Departure> departures) {
        return new Users(new UserStore(reads, vault), roles, new Credentials(passwords), erasures, numbers,
            ids, departures);
    }

    @Bean
    UserBatches userBatches(Users users, Reads reads, Vault vault, Roles roles, Passwords passwords) {
        return new UserBatches(users, new UserStore(reads, vault), roles, new Credentials(passwords));
    }
}
