package com.jupiteriq.signin;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.audit.Denials;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.passwords.RecentTimes;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.Peppered;
import com.jupiteriq.tokens.TokenMint;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SignInModule {

    @Bean
    Tries tries(Writes writes, Users users, SignInSettings settings, InstantSource clock) {
        return new Tries(new TryStore(writes), writes, users, settings.signInLock(), clock);
    }

    @Bean
    Checking checking(Secrets secrets, Passwords passwords, Tries tries, List<SecondFactor> factors,
        Denials denials, Vault vault, InstantSource clock) {
        return new Checking(secrets, passwords, tries, factors, denials, vault, clock);
    }

    @Bean
    ResetStore resetStore(Reads reads) {
        return new ResetStore(reads);
    }

    @Bean
    AccessMail accessMail(Notices notices) {
        return new AccessMail(notices);
    }

    @Bean
    NewPasswords newPasswords(Passwords passwords, Secrets secrets, Users users, Tries tries,
        ResetStore resets, Sessions sessions, AccessMail mail) {
        return new NewPasswords(passwords, secrets, users, tries, resets, sessions, mail);
    }

    @Bean
    ResetMail resetMail(Notices notices, AccessMail mail, OwnLinks links, Accounts accounts) {
        return new ResetMail(notices, mail, links, caller ->
            accounts.of(caller.tenant()).map(account -> account.settings().resetUrl()));
    }

    @Bean
    Peppered pepperedResets(Controls controls) {
        return new PepperedResets(controls);
    }

    @Bean
    ForgottenPasswords.Own resetTokens(
        TokenMint mint, SignInSettings settings, Ids ids, InstantSource clock) {
        return new ForgottenPasswords.Own(mint, settings.resetTokenTime(), ids, clock);
    }

    @Bean
    ForgottenPasswords forgottenPasswords(Secrets secrets, ResetStore store, ResetMail mail,
        NewPasswords passwords, Vault vault, SecureRandom random, ForgottenPasswords.Own own) {
        return new ForgottenPasswords(secrets, store, mail, passwords, vault,
            new RecentTimes(ForgottenPasswords.LONGEST, ForgottenPasswords.GUESS, random), own);
    }

    @Bean
    OwnPassword ownPassword(Secrets secrets, Checking checking, NewPasswords passwords) {
        return new OwnPassword(secrets, checking, passwords);
    }

    @Bean
    Locks locks(Users users, Tries tries) {
        return new Locks(users, tries);
    }
}
