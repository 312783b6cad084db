package com.jupiteriq.alerts;

import com.jupiteriq.events.EventTypes;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.users.Users;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AlertsModule {

    /// Of yesterday something may still be told.
    private static final int DAYS_KEPT = 2;

    @Bean
    EventTypes alertEventTypes() {
        return AlertEvents.types();
    }

    @Bean
    DailyTable dailyAlerts() {
        return new DailyTable("limit_alerts", retention -> DAYS_KEPT);
    }

    @Bean
    Alerts alerts(Reads reads, Users users, Notices notices, Writes writes, InstantSource clock) {
        return new Alerts(new AlertPost(new AlertStore(reads), users, notices, writes), clock);
    }

    @Bean
    Tasks alertTasks(Alerts alerts) {
        return alerts.tasks();
    }
}
