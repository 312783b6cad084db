package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.signin.pages.OwnPages;
import com.jupiteriq.store.Writes;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProfilePagesModule {

    @Bean
    Page.Table profilePages(OwnPages own, Factors factors, Writes writes, InstantSource clock) {
        return new Page.Table(new ProfilePages(own, factors, writes, clock).table());
    }

    @Bean
    Page.Table factorPages(Factors factors, Writes writes) {
        return new Page.Table(new FactorPages(factors, writes).table());
    }
}
