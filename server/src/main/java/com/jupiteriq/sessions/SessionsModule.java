package com.jupiteriq.sessions;

import com.jupiteriq.access.Bearers;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.Peppered;
import com.jupiteriq.tokens.TokenMint;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SessionsModule {

    @Bean
    EventTypes sessionEventTypes() {
        return SessionEvents.types();
    }

    @Bean
    SessionStore sessionStore(Reads reads, Vault vault) {
        return new SessionStore(reads, vault);
    }

    @Bean
    SessionEndings sessionEndings(SessionStore store) {
        return new SessionEndings(store);
    }

    @Bean
    IdleTime idleTime(Accounts accounts) {
        return tenant -> accounts.of(tenant)
            .map(account -> Duration.ofDays(account.settings().sessionIdleDays()))
            .orElse(IdleTime.USUAL);
    }

    @Bean
    Sessions.Own sessionParts(
        TokenMint mint, Ids ids, SessionSettings settings, IdleTime idle, InstantSource clock) {
        return new Sessions.Own(mint, ids,
            new Refreshing.Times(settings.accessTokenTime(), settings.refreshGrace(), idle), clock);
    }

    @Bean
    Sessions sessions(SessionStore store, SessionEndings endings, Secrets secrets, Users users, Roles roles,
        Writes writes, Sessions.Own own) {
        Refreshing refreshing =
            new Refreshing(store, endings, own.mint(), own.ids(), writes, own.times());
        return new Sessions(store, endings, refreshing, secrets, users, roles, own);
    }

    @Bean
    Peppered pepperedSessions(Controls controls, Writes writes, SessionStore store, SessionEndings endings) {
        return new PepperedSessions(controls, writes, store, endings);
    }

    @Bean
    Bearers sessionBearers(Database database, Vault vault) {
        return new BearerStore(Controls.client(database.worker()), vault);
    }

    @Bean
    Bearers pageBearers(Database database, Vault vault) {
        return new PageBearerStore(Controls.client(database.worker()), vault);
    }

    @Bean
    PageTokens pageTokens(Sessions sessions, TokenMint mint, Ids ids) {
        return new PageTokens(sessions, mint, ids);
    }

    @Bean
    PageUses pageUses(Database database, IdleTime idle, InstantSource clock) {
        return new PageUses(Controls.client(database.worker()), idle, clock);
    }

    @Bean
    Tasks pageUseTasks(PageUses uses) {
        return uses.tasks();
    }

    @Bean
    Tasks sessionSweepTasks(Database database, InstantSource clock, SessionSettings settings) {
        return new SessionSweep(
            Controls.client(database.worker()), clock, settings.refreshGrace()).tasks();
    }
}
