package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Ids;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ContentsModule {

    @Bean
    Contents contents(Storage storage, Ids ids, SecureRandom random) {
        return new Contents(storage, ids, random);
    }
}
