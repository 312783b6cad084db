package com.jupiteriq.streams;

import com.jupiteriq.access.Gate;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.Heads;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class StreamsModule {

    @Bean
    Streams streams(
        Events events, Heads heads, Gate gate, InstantSource clock, ExecutorService background) {
        return new Streams(events, heads, gate, clock, background);
    }

    @Bean
    Meters streamMeters(Streams streams) {
        return streams.meters();
    }

    @Bean
    News news(Streams streams, JdbcClient worker, Ids ids) {
        return new News(streams, new NewsStore(worker), ids.next());
    }

    @Bean
    Tasks streamTasks(Streams streams) {
        return streams.tasks();
    }

    @Bean
    Tasks streamNewsTasks(News news) {
        return news.tasks();
    }

    @Bean
    Tasks newsFromOthers(Logins logins, News news) {
        return new Ear(logins.worker().unpooled(), News.CHANNEL, news).tasks();
    }
}
