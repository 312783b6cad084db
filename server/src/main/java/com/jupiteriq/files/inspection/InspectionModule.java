package com.jupiteriq.files.inspection;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.InspectionTrigger;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.pictures.Pictures;
import com.jupiteriq.files.quarantine.QuarantineMail;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.scanning.Scanners;
import com.jupiteriq.jobs.Chores;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class InspectionModule {

    @Bean
    InspectionTrigger inspectionTrigger(Chores chores, Scanners scanners, InstantSource clock) {
        return new Glance(chores, scanners, clock);
    }

    @Bean
    InspectionStore inspectionStore(JdbcClient worker) {
        return new InspectionStore(worker);
    }

    @Bean
    Scanners scanners(ScanSettings settings) {
        return Scanners.of(settings);
    }

    @Bean
    Gathering fileGathering(Contents contents, FileArrivals arrivals, Uploads uploads) {
        return new Gathering(contents, arrivals, uploads);
    }

    @Bean
    Inspection.Tools inspectionTools(Contents contents, Uploads uploads, Ids ids, Scanners scanners,
        ScanSettings settings, Pictures pictures, Gathering gathering) {
        return new Inspection.Tools(contents, scanners, settings, pictures,
            new Drawings(contents, uploads, ids), gathering);
    }

    @Bean
    Inspection inspection(InspectionStore store, FileProgress progress, Inspection.Tools tools,
        QuarantineMail mail, Writes writes, InstantSource clock) {
        return new Inspection(store, progress, tools, mail, writes, clock);
    }

    @Bean
    Tasks inspectionTasks(InspectionStore store, FileProgress progress, Writes writes) {
        return Tasks.of(new Rescan(store, progress, writes).task());
    }
}
