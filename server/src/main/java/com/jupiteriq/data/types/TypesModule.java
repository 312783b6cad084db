package com.jupiteriq.data.types;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class TypesModule {

    @Bean
    TypeStore typeStore(Reads reads, Ids ids) {
        return new TypeStore(reads, ids);
    }

    @Bean
    AllTypeStore allTypeStore(JdbcClient worker) {
        return new AllTypeStore(worker);
    }

    @Bean
    DataTypes dataTypes(TypeStore store, KnownTypes known, IndexWork work) {
        return new DataTypes(store, known, work);
    }

    @Bean
    KnownTypes knownTypes(TypeStore store) {
        return new KnownTypes(store);
    }
}
