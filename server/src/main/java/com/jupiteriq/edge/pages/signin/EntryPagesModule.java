package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.signin.pages.FirstOwner;
import com.jupiteriq.signin.pages.ForgottenPages;
import com.jupiteriq.signin.pages.InvitationPages;
import com.jupiteriq.signin.pages.PageSessions;
import com.jupiteriq.signin.pages.PageSignIn;
import com.jupiteriq.store.Writes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class EntryPagesModule {

    @Bean
    Page.Table signInPages(PageSignIn signIn, PageSessions sessions, Writes writes) {
        return new Page.Table(new SignInPages(signIn, sessions, writes).table());
    }

    @Bean
    Page.Table linkPages(ForgottenPages forgotten, InvitationPages invitations, FirstOwner owner) {
        ResetPage reset = new ResetPage(forgotten);
        return new Page.Table(List.of(reset.asking(), reset.page(), new InvitationPage(invitations).page(),
            new FirstOwnerPage(owner).page()));
    }

    @Bean
    Page.Table visitorPages(PageSessions sessions, Factors factors, Writes writes) {
        return new Page.Table(new VisitorPages(sessions, factors, writes).table());
    }
}
