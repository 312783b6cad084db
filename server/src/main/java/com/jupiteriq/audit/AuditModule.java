package com.jupiteriq.audit;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.seals.PersonalColumn;
import com.jupiteriq.seals.SigningKeys;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.tasks.Tasks;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class AuditModule {

    @Bean
    Placing placing(JdbcClient worker, TransactionTemplate transactions, Vault vault, SecureRandom random,
        InstantSource clock) {
        return new Placing(
            new PlaceStore(worker), transactions, vault, random, clock, Placing.EVERYWHERE);
    }

    @Bean
    AuditStore auditStore(Vault vault, Ids ids, SecureRandom random, Placing placing) {
        return new AuditStore(vault, ids, random, placing::wake);
    }

    @Bean
    SealStore sealStore(JdbcClient worker, Reads reads) {
        return new SealStore(worker, reads);
    }

    @Bean
    Sealing sealing(SealStore store, SigningKeys keys, JdbcClient worker, TransactionTemplate transactions,
        InstantSource clock) {
        return new Sealing(store, keys, worker, transactions, clock);
    }

    @Bean
    KeepStore keepStore(JdbcClient worker) {
        return new KeepStore(worker);
    }

    @Bean
    Keeping keeping(KeepStore store, SigningKeys keys, JdbcClient worker, TransactionTemplate transactions,
        ObjectProvider<AuditDays> days, RetentionSettings retention, InstantSource clock) {
        return new Keeping(store, keys, worker, transactions, () -> chosen(days), retention, clock);
    }

    @Bean
    Trail trail(Reads reads, Vault vault, SealStore seals, Sealing sealing, KeepStore keeping,
        SigningKeys keys, JdbcClient worker) {
        return new Trail(
            new EntryStore(reads, vault), seals, sealing, keeping, keys, worker, Trail.VERIFYING);
    }

    @Bean
    Denials denials(AuditStore store, JdbcClient worker, TransactionTemplate transactions, Placing placing,
        InstantSource clock) {
        return new Denials(store, worker, transactions, clock, placing::wake);
    }

    /// Denied actions are written down before the last places are given.
    @Bean
    Tasks auditTasks(Placing placing, Sealing sealing, Keeping keeping, Denials denials) {
        return Tasks.of(placing.task(), sealing.task(), keeping.task(), denials.task());
    }

    @Bean
    Meters auditMeters(Placing placing, Denials denials) {
        return new Meters(Stream.of(placing.meters(), denials.meters())
            .flatMap(some -> some.meters().stream()).toList());
    }

    @Bean
    PersonalData personalAudit(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new PersonalColumn("audit", List.of("id"), "details", AuditStore::place, Details::erased,
            List.of("address_index", "on_behalf")).over(worker, transactions, vault);
    }

    @Bean
    PersonalData personalActs(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new PersonalActStore(worker, transactions, vault);
    }

    @Bean
    DailyTable dailyAudit(ObjectProvider<AuditDays> days) {
        return new DailyTable(
            "audit", retention -> Keeping.longest(retention.auditRetentionDays(), chosen(days)));
    }

    private static Map<UUID, Integer> chosen(ObjectProvider<AuditDays> days) {
        return days.stream().map(AuditDays::chosen).findFirst().orElse(Map.of());
    }
}
