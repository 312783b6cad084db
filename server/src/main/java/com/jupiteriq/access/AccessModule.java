package com.jupiteriq.access;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tasks.Tasks;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AccessModule {

    @Bean
    KeyMint keyMint(Ids ids, SecureRandom random, Pepper pepper) {
        return new KeyMint(ids, random, pepper);
    }

    @Bean
    Keys keys(
        Controls controls, Accounts accounts, List<KeyKind> kinds, Endpoints endpoints, KeyMint mint) {
        return new Keys(controls, accounts, kinds, endpoints, mint);
    }

    @Bean
    KeyCache keyCache(
        List<KeyKind> kinds, Endpoints endpoints, Database database, AccessSettings settings) {
        return new KeyCache(kinds, endpoints, database.worker(), settings.keyCacheTtl());
    }

    @Bean
    Tasks keyChangesTasks(
        Logins logins, KeyCache cache, EncryptionKeys encryption, List<KeyWatcher> watchers) {
        return new Ear(
            logins.worker().unpooled(), KeyChanges.CHANNEL, new KeyChanges(cache, encryption, watchers))
            .tasks();
    }

    @Bean
    LastUsed lastUsed(Database database, InstantSource clock) {
        return new LastUsed(database.worker(), clock);
    }

    @Bean
    Tasks lastUsedTasks(LastUsed lastUsed) {
        return lastUsed.tasks();
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
    Gate gate(KeyCache keys, Pepper pepper, StreamTickets tickets, LastUsed lastUsed, AccessSettings settings,
        InstantSource clock) {
        FailedAttempts failures = new FailedAttempts(new LocalLimits(clock), settings.failedAuthLimit());
        return new Gate(keys, pepper, tickets, lastUsed, failures, clock);
    }
}
