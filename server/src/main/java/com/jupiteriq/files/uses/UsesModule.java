package com.jupiteriq.files.uses;

import com.jupiteriq.files.Files;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UsesModule {

    @Bean
    FileUses fileUses(Files files) {
        return new FileUses(files, new UseStore());
    }
}
