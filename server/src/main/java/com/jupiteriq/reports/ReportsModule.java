package com.jupiteriq.reports;

import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.sla.Guarantee;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.users.Users;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds reports over [PublicUrl], which the start brings.
@Configuration(proxyBeanMethods = false)
public class ReportsModule {

    @Bean
    EventTypes reportEventTypes() {
        return ReportEvents.types();
    }

    @Bean
    ReportStore reportStore(Reads reads) {
        return new ReportStore(reads);
    }

    @Bean
    Making reportMaking(Analytics analytics, Guarantee guarantee) {
        return new Making(analytics, guarantee);
    }

    @Bean
    Recipients reportRecipients(Users users) {
        return new Recipients(users);
    }

    @Bean
    Reports reports(ReportStore store, Making making, Recipients recipients, Ids ids) {
        return new Reports(store, making, recipients, ids);
    }

    @Bean
    Runs reportRuns(Reports reports, ReportStore store, Reads reads, Vault vault, Jobs jobs) {
        return new Runs(reports, store, new RunStore(reads, vault), jobs);
    }

    @Bean
    JobKind reportKind(Reports reports, Runs runs, Making making, Recipients recipients, Notices notices,
        PublicUrl url, Writes writes) {
        return new ReportKind(
            reports, runs, making, new ReportMail(notices, recipients, url), writes);
    }

    @Bean
    Clockwork reportClockwork(JdbcClient worker, Runs runs, Writes writes, InstantSource clock) {
        return new Clockwork(new ClockStore(worker), runs, writes, clock);
    }

    @Bean
    Tasks reportTasks(Clockwork clockwork) {
        return clockwork.tasks();
    }
}
