package com.jupiteriq.files.links;

import com.jupiteriq.files.Files;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class LinksModule {

    @Bean
    FileLinks fileLinks(
        Reads reads, JdbcClient worker, Files files, Ids ids, SecureRandom random, InstantSource clock) {
        return new FileLinks(new LinkStore(reads, worker), files, ids, random, clock);
    }
}
