package com.jupiteriq.data.imports;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.store.Writes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ImportsModule {

    @Bean
    Imports imports(Jobs jobs, KnownTypes types) {
        return new Imports(jobs, types);
    }

    @Bean
    JobKind importKind(Imports imports, Bulk bulk, Writes writes) {
        return new ImportKind(imports, bulk, writes);
    }
}
