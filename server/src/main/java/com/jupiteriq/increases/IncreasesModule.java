package com.jupiteriq.increases;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tickets.Tickets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class IncreasesModule {

    @Bean
    EventTypes increaseEventTypes() {
        return IncreaseEvents.types();
    }

    @Bean
    IncreaseStore increaseStore(Reads reads) {
        return new IncreaseStore(reads);
    }

    @Bean
    Increases increases(IncreaseStore store, Ids ids) {
        return new Increases(store, ids);
    }

    @Bean
    IncreaseDesk increaseDesk(Accounts accounts, Tickets tickets, Increases increases, IncreaseStore store,
        Controls controls, Writes writes) {
        return new IncreaseDesk(
            accounts, tickets, increases, store, new AllIncreaseStore(controls), writes);
    }

    @Bean
    Tasks increaseTasks(IncreaseDesk desk) {
        return desk.tasks();
    }
}
