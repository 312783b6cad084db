package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.signin.pages.PageSessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
public class PagesModule {

    /// What the door leads to; behind the pages are the rooms of the API.
    @Bean
    @Primary
    PageRooms pageRooms(Rooms pipeline, Surfaces surfaces, List<Page.Table> tables, PageSessions sessions,
        PublicUrl url, SecureRandom random, InstantSource clock) {
        Segment.demandFree(surfaces);
        Assets assets = new Assets();
        FormTokens tokens = new FormTokens(random);
        Sheets sheets = new Sheets(assets, tokens);
        PageLimits limits = new PageLimits(new LocalLimits(clock), new LocalLimits(clock));
        return new PageRooms(
            pipeline, new Pages(tables, sessions, limits, tokens, sheets, clock), assets, sheets, url);
    }
}
