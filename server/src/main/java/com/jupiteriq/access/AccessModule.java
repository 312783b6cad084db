package com.jupiteriq.access;

import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.Pepper;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class AccessModule {

    @Bean
    KeyMint keyMint(Ids ids, SecureRandom random, Pepper pepper) {
        return new KeyMint(ids, random, pepper);
    }

    @Bean
    KeyCache keyCache(
        List<KeyKind> kinds, Endpoints endpoints, Database database, AccessSettings settings,
        List<Bearers> bearers) {
        return new KeyCache(kinds, endpoints, database.worker(), settings.keyCacheTtl(), bearers);
    }

    @Bean
    Tasks keyChangesTasks(
        Logins logins, KeyCache cache, EncryptionKeys encryption, Pepper pepper, List<KeyWatcher> watchers) {
        return new Ear(logins.worker().unpooled(), KeyChanges.CHANNEL,
            new KeyChanges(cache, encryption, pepper, watchers))
            .tasks();
    }

    @Bean
    LastUsed lastUsed(Database database, Vault vault, InstantSource clock) {
        return new LastUsed(database.worker(), vault, clock);
    }

    @Bean
    Tasks lastUsedTasks(LastUsed lastUsed) {
        return lastUsed.tasks();
    }

    @Bean
    Rehashing rehashing(Pepper pepper, Database database, List<Bearers> bearers, KeyCache keys) {
        return new Rehashing(pepper, database.worker(), bearers, keys::forget);
    }

    @Bean
    Tasks rehashingTasks(Rehashing rehashing) {
        return rehashing.tasks();
    }

    @Bean
    StreamTickets streamTickets(Pepper pepper, Ids ids, InstantSource clock, Database database) {
        return new StreamTickets(pepper, ids, clock, new UsedTicketStore(database.worker()));
    }

    @Bean
    Tasks usedTicketTasks(StreamTickets tickets) {
        return tickets.tasks();
    }

    @Bean
    Rights rights(KeyCache keys, List<KeyKind> kinds, JdbcClient worker, InstantSource clock) {
        return new Rights(keys, kinds, worker, clock);
    }

    @Bean
    Gate gate(KeyCache keys, Pepper pepper, Rehashing rehashing, StreamTickets tickets, LastUsed lastUsed,
        AccessSettings settings, InstantSource clock) {
        FailedAttempts failures = new FailedAttempts(new LocalLimits(clock), settings.failedAuthLimit());
        return new Gate(keys, pepper, rehashing, tickets, lastUsed, failures, clock);
    }
}
