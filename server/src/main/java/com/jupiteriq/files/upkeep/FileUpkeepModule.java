package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class FileUpkeepModule {

    @Bean
    Garbage fileGarbage(JdbcClient worker, Storage storage, InstantSource clock) {
        return new Garbage(new GarbageStore(worker), storage, clock);
    }

    @Bean
    FileAgeing fileAgeing(
        JdbcClient worker, Files files, FileAppeals appeals, Writes writes, InstantSource clock) {
        return new FileAgeing(new AgeStore(worker), files, appeals, writes, clock);
    }

    @Bean
    Tasks fileUpkeepTasks(Garbage garbage, FileAgeing ageing) {
        List<Task> tasks =
            Stream.concat(garbage.tasks().stream(), Stream.of(ageing.task())).toList();
        return new Tasks(tasks);
    }

    @Bean
    Meters fileGarbageMeters(Garbage garbage) {
        return garbage.meters();
    }
}
