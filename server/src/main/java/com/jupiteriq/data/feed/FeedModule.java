package com.jupiteriq.data.feed;

import com.jupiteriq.data.Items;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.Heads;
import com.jupiteriq.tasks.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FeedModule {

    @Bean
    ChangeFeed changeFeed(Events events, Items items) {
        return new ChangeFeed(events, items);
    }

    @Bean
    Waiters waiters(Heads heads) {
        return new Waiters(heads);
    }

    @Bean
    Tasks waiterTasks(Waiters waiters) {
        return waiters.tasks();
    }
}
