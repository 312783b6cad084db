package com.jupiteriq.once;

import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class OnceModule {

    @Bean
    Once once(Reads reads, Writes writes, Vault vault, InstantSource clock) {
        return new Once(new ClaimStore(reads, writes, vault, clock));
    }

    @Bean
    PersonalData personalAnswers(JdbcClient worker) {
        return new PersonalAnswers(worker);
    }

    @Bean
    Tasks onceTasks(JdbcClient worker, InstantSource clock) {
        return new ClaimSweep(worker, clock).tasks();
    }
}
