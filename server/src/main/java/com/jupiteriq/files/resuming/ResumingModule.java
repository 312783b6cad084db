package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class ResumingModule {

    @Bean
    UploadStore uploadStore(Reads reads, Writes writes, Vault vault, FileArrivals arrivals) {
        return new UploadStore(reads, writes, vault, arrivals);
    }

    @Bean
    Growth.Tools growthTools(UploadStore store, FileArrivals arrivals, Contents contents, Uploads uploads,
        Writes writes, InstantSource clock) {
        return new Growth.Tools(store, arrivals, contents, uploads, writes, clock);
    }

    @Bean
    Resuming resuming(UploadStore store, Files files, FileRoom room, Growth.Tools tools, Ids ids) {
        return new Resuming(store, files, room, tools, ids);
    }

    @Bean
    UploadAgeing uploadAgeing(JdbcClient worker, Files files, Writes writes, InstantSource clock) {
        return new UploadAgeing(new AgedUploadStore(worker), files, writes, clock);
    }

    @Bean
    Tasks uploadTasks(UploadAgeing ageing) {
        return Tasks.of(ageing.task());
    }
}
