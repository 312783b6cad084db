package com.jupiteriq.data.finding;

import com.jupiteriq.data.ItemHashes;
import com.jupiteriq.data.types.IndexWishes;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.store.Reads;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FindingModule {

    @Bean
    FoundStore foundStore(Reads reads) {
        return new FoundStore(reads);
    }

    @Bean
    Finding finding(
        FoundStore store, KnownTypes types, ItemHashes hashes, IndexWishes wishes, InstantSource clock) {
        return new Finding(store, types, hashes, wishes, clock, Reach.STANDARD);
    }
}
