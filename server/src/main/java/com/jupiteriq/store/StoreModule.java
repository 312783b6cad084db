package com.jupiteriq.store;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.tasks.Tasks;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds the store over a [Database] and a clock, which the start brings.
@Configuration(proxyBeanMethods = false)
public class StoreModule {

    @Bean
    Ids ids(InstantSource clock, SecureRandom random) {
        return new UuidV7(clock, random);
    }

    @Bean
    DataSourceTransactionManager workerTransactions(Database database) {
        return new DataSourceTransactionManager(database.worker());
    }

    @Bean
    TransactionTemplate transactions(DataSourceTransactionManager workerTransactions) {
        return new TransactionTemplate(workerTransactions);
    }

    @Bean
    JdbcClient worker(Database database) {
        return JdbcClient.create(database.worker());
    }

    @Bean
    Meters poolMeters(Database database) {
        return database.meters();
    }

    @Bean(destroyMethod = "close")
    ExecutorService background() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    IsolationCheck isolationCheck(Database database, InstantSource clock, List<DailyTable> dailyTables) {
        return new IsolationCheck(database.app(), database.worker(), clock, dailyTables);
    }

    @Bean
    Reads reads(Database database) {
        return new Reads(database.app());
    }

    @Bean
    Writes writes(Database database, InstantSource clock, List<Recorder> recorders, Committed committed) {
        return new Writes(database.app(), clock, recorders, committed, database.appConnections() / 2);
    }

    @Bean
    Numbers numbers(JdbcClient worker, InstantSource clock, ExecutorService background) {
        return new Numbers(worker, clock, background);
    }

    @Bean
    Partitions partitions(
        Logins logins, InstantSource clock, RetentionSettings retention, List<DailyTable> tables) {
        return new Partitions(logins.owner().unpooled(), clock, retention, tables);
    }

    @Bean
    Tasks partitionTasks(Partitions partitions) {
        return partitions.tasks();
    }
}
