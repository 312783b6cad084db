package com.jupiteriq.signin.pages;

import com.jupiteriq.access.Gate;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.invitations.Accepting;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.sessions.PageTokens;
import com.jupiteriq.sessions.PageUses;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.AccessMail;
import com.jupiteriq.signin.Checking;
import com.jupiteriq.signin.ForgottenPasswords;
import com.jupiteriq.signin.OwnPassword;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Namesakes;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SignInPagesModule {

    @Bean
    Callers pageCallers(Accounts accounts, Plans plans) {
        return new Callers(accounts, plans);
    }

    @Bean
    PageSignIn.Own pageSignInParts(Callers callers, OperatorVault vault, InstantSource clock) {
        return new PageSignIn.Own(callers, new Tickets(vault, clock), new Devices(vault));
    }

    @Bean
    PageSignIn pageSignIn(Namesakes namesakes, Secrets secrets, Checking checking, PageTokens tokens,
        AccessMail mail, Writes writes, PageSignIn.Own own) {
        return new PageSignIn(namesakes, secrets, checking, tokens, mail, writes, own);
    }

    @Bean
    PageSessions pageSessions(Gate gate, Sessions sessions, PageTokens tokens, PageUses uses, Secrets secrets,
        Checking checking) {
        return new PageSessions(gate, sessions, tokens, uses, secrets, checking);
    }

    @Bean
    OwnPages ownPages(Users users, Sessions sessions, OwnPassword password) {
        return new OwnPages(users, sessions, password);
    }

    @Bean
    ForgottenPages forgottenPages(
        Namesakes namesakes, ForgottenPasswords passwords, Writes writes, Callers callers) {
        return new ForgottenPages(namesakes, passwords, writes, callers);
    }

    @Bean
    InvitationPages invitationPages(Accepting accepting, Writes writes, Callers callers) {
        return new InvitationPages(accepting, writes, callers);
    }

    @Bean
    FirstOwnerStore firstOwnerStore(Reads reads, OperatorVault vault) {
        return new FirstOwnerStore(reads, vault);
    }

    @Bean
    FirstOwner firstOwner(FirstOwnerStore store, Users users, Writes writes, Callers callers, OwnLinks links,
        SecureRandom random, InstantSource clock) {
        return new FirstOwner(store, users, writes, callers, links, new FirstOwner.Own(random, clock));
    }
}
