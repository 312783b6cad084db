package com.jupiteriq.users;

import com.jupiteriq.erasing.Erasures;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.roles.RoleUse;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class UsersModule {

    @Bean
    EventTypes userEventTypes() {
        return UserEvents.types();
    }

    @Bean
    RoleUse roleUse(Reads reads, List<UserWatcher> watchers) {
        return new UserRoles(reads, watchers);
    }

    @Bean
    BlindIndexes blindIndexes(Vault vault, OperatorVault operator) {
        return new BlindIndexes(vault, operator);
    }

    @Bean
    UserStore userStore(Reads reads, Vault vault, BlindIndexes indexes, InstantSource clock) {
        return new UserStore(reads, vault, indexes, clock);
    }

    @Bean
    Namesakes namesakes(JdbcClient worker, BlindIndexes indexes) {
        return new Namesakes(new NamesakeStore(worker), indexes);
    }

    @Bean
    Tasks indexingTasks(JdbcClient worker, BlindIndexes indexes, Vault vault) {
        return new Indexing(new NamesakeStore(worker), indexes, vault).tasks();
    }

    @Bean
    Users users(
        UserStore store, Roles roles, Passwords passwords, Erasures erasures, Numbers numbers, Ids ids,
        List<Departure> departures, List<UserWatcher> watchers) {
        return new Users(
            store, roles, new Credentials(passwords), erasures, numbers, ids, departures, watchers);
    }

    @Bean
    Secrets secrets(
        UserStore store, Reads reads, Writes writes, Vault vault, BlindIndexes indexes) {
        return new Secrets(new SecretStore(reads, writes, vault, store, indexes));
    }

    @Bean
    UserBatches userBatches(Users users, UserStore store, Roles roles, Passwords passwords) {
        return new UserBatches(users, store, roles, new Credentials(passwords));
    }
}
