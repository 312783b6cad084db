package com.jupiteriq.analytics.rollups;

import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Reads;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class RollupsModule {

    @Bean
    DailyTable dailyMinutes() {
        return daily(Interval.MINUTE);
    }

    @Bean
    DailyTable dailyHours() {
        return daily(Interval.HOUR);
    }

    private static DailyTable daily(Interval interval) {
        return new DailyTable(interval.table(), settings -> interval.daysKept());
    }

    @Bean
    Values rollupValues(JdbcClient worker, TransactionTemplate transactions, InstantSource clock) {
        return new Values(new ValueStore(worker), transactions, clock);
    }

    @Bean
    Tasks rollupValueTasks(Values values) {
        return values.tasks();
    }

    @Bean
    Folding folding(JdbcClient worker, TransactionTemplate transactions, InstantSource clock) {
        return new Folding(new FoldStore(worker), transactions, clock);
    }

    @Bean
    Tasks foldingTasks(Folding folding) {
        return folding.tasks();
    }

    @Bean
    Rollups rollups(Reads reads) {
        return new Rollups(new RollupStore(reads));
    }
}
