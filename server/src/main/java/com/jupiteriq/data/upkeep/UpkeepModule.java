package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.ItemTraces;
import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class UpkeepModule {

    @Bean
    IndexBuilder indexBuilder(JdbcClient worker, AllTypeStore types, ItemTraces traces,
        TransactionTemplate transactions) {
        return new IndexBuilder(new IndexWorkStore(worker), types, traces, transactions);
    }

    @Bean
    AutoIndexes autoIndexes(AllTypeStore store, DataTypes types, Writes writes, InstantSource clock) {
        return new AutoIndexes(store, types, writes, clock);
    }

    @Bean
    Ageing ageing(JdbcClient worker, AllTypeStore types, Bulk bulk, Writes writes, InstantSource clock) {
        return new Ageing(new AgeingStore(worker), types, bulk, writes, clock);
    }

    @Bean
    CounterCheck counterCheck(JdbcClient worker, AllTypeStore types, TransactionTemplate transactions,
        InstantSource clock) {
        return new CounterCheck(new CounterStore(worker), types, transactions, clock);
    }

    @Bean
    Tasks dataTasks(IndexBuilder indexes, AutoIndexes wishes, Ageing ageing, CounterCheck counters) {
        return Tasks.of(indexes.task(), wishes.task(), ageing.task(), counters.task());
    }

    @Bean
    Meters dataIndexMeters(IndexBuilder indexes) {
        return indexes.meters();
    }

    @Bean
    Meters dataCounterMeters(CounterCheck counters) {
        return counters.meters();
    }
}
