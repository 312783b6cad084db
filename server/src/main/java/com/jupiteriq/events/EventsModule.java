package com.jupiteriq.events;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.seals.PersonalColumn;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Committed;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class EventsModule {

    @Bean
    EventStore eventStore(Reads reads, Vault vault, Ids ids) {
        return new EventStore(reads, vault, ids);
    }

    @Bean
    PersonalData personalEvents(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new PersonalColumn("events", "payload", LoggedEvent::place, LoggedEvent::erased)
            .over(worker, transactions, vault);
    }

    @Bean
    DailyTable dailyEvents() {
        return new DailyTable("events", RetentionSettings::eventRetentionDays);
    }

    @Bean
    EventCatalogue eventCatalogue(List<EventTypes> types) {
        return new EventCatalogue(types.stream().flatMap(some -> some.types().stream()).toList());
    }

    @Bean
    Events events(EventStore store, EventCatalogue catalogue) {
        return new Events(store, catalogue);
    }

    @Bean
    Heads heads(JdbcClient worker) {
        return new Heads(new HeadStore(worker));
    }

    @Bean
    Router router(
        JdbcClient worker, TransactionTemplate transactions, List<Follower> followers, InstantSource clock) {
        return new Router(new PositionStore(worker, transactions, followers), clock);
    }

    @Bean
    Tasks routerTasks(Router router) {
        return router.tasks();
    }

    @Bean
    Meters routerMeters(Router router) {
        return router.meters();
    }

    @Bean
    Committed wakeRouter(Router router) {
        return router::wake;
    }
}
