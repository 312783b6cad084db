package com.jupiteriq.erasing;

import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds erasing over whatever [PersonalData] the other features offer.
@Configuration(proxyBeanMethods = false)
public class ErasingModule {

    @Bean
    ErasureStore erasureStore(JdbcClient worker) {
        return new ErasureStore(worker);
    }

    @Bean
    Eraser eraser(ErasureStore store, List<PersonalData> everywhere, InstantSource clock) {
        return new Eraser(store, everywhere, clock);
    }

    @Bean
    Erasures erasures(ErasureStore store, Notices notices, Eraser eraser) {
        return new Erasures(store, notices, eraser::wake);
    }

    @Bean
    Tasks erasingTasks(Eraser eraser) {
        return eraser.tasks();
    }

    @Bean
    Meters erasingMeters(Eraser eraser) {
        return eraser.meters();
    }
}
