package com.jupiteriq.webhooks;

import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.outbound.Outbound;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.seals.PersonalColumn;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.webhooks.formats.Formats;
import com.jupiteriq.webhooks.formats.PayloadFormat;
import com.jupiteriq.webhooks.series.WebhookSeries;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds webhooks over a [WebhookPolicy], which the start brings.
@Configuration(proxyBeanMethods = false)
public class WebhooksModule {

    @Bean
    EventTypes webhookEventTypes() {
        return WebhookEvents.types();
    }

    @Bean
    WebhookStore webhookStore(Reads reads, Vault vault) {
        return new WebhookStore(reads, vault);
    }

    @Bean
    DeliveryStore deliveryStore(Reads reads, Vault vault) {
        return new DeliveryStore(reads, vault);
    }

    /// What was delivered is kept as long as the events that it carried.
    @Bean
    DailyTable dailyDeliveries() {
        return new DailyTable("webhook_deliveries", RetentionSettings::eventRetentionDays);
    }

    @Bean
    DailyTable dailyAttempts() {
        return new DailyTable("webhook_attempts", RetentionSettings::eventRetentionDays);
    }

    /// Those that contracts offer, and the platform's.
    @Bean
    Formats webhookFormats(ObjectProvider<PayloadFormat> offered) {
        return new Formats(offered.orderedStream().toList());
    }

    @Bean
    PersonalData personalAttempts(Database database, TransactionTemplate transactions, Vault vault) {
        return new PersonalColumn("webhook_attempts", List.of("delivery_id", "id"), "summary",
            DeliveryStore::attemptPlace, AttemptDocument::erased, List.of("document"))
            .over(JdbcClient.create(database.worker()), transactions, vault);
    }

    @Bean
    Webhooks webhooks(WebhookStore store, DeliveryStore deliveries, Outbound outbound, WebhookPolicy policy,
        Formats formats, Ids ids, SecureRandom random) {
        return new Webhooks(store, deliveries, outbound, policy, formats, ids, random);
    }

    @Bean
    FanOut fanOut(Database database, InstantSource clock, Ids ids) {
        return new FanOut(new FanOutStore(new JdbcTemplate(database.worker())), clock, ids);
    }

    @Bean
    QueueStore deliveryQueue(Database database) {
        return new QueueStore(new JdbcTemplate(database.worker()));
    }

    @Bean
    AttemptStore attemptStore(Database database, TransactionTemplate transactions) {
        return new AttemptStore(new JdbcTemplate(database.worker()), transactions);
    }

    @Bean
    Endings endings(AttemptStore attempts, WebhookStore webhooks, Writes writes) {
        return new Endings(attempts, webhooks, writes);
    }

    @Bean
    Sender sender(Outbound outbound, WebhookPolicy policy, Formats formats, Vault vault,
        InstantSource clock, Ids ids, SecureRandom random) {
        return new Sender(
            outbound, policy, formats, vault, new RetrySchedule(random::nextDouble), clock, ids);
    }

    @Bean
    Dispatcher dispatcher(QueueStore queue, Sender sender, Endings endings, FanOut fanOut,
        WebhookPolicy policy, InstantSource clock) {
        Dispatcher dispatcher = new Dispatcher(queue, sender, endings, policy, clock);
        fanOut.tell(dispatcher::ready);
        return dispatcher;
    }

    @Bean
    Source webhookSeries(Rollups rollups) {
        return WebhookSeries.of(rollups);
    }

    @Bean
    Tasks deliveryTasks(Dispatcher dispatcher) {
        return dispatcher.tasks();
    }

    @Bean
    Meters deliveryMeters(Dispatcher dispatcher) {
        return dispatcher.meters();
    }
}
