package com.jupiteriq.edge.v1.files;

import com.jupiteriq.edge.v1.OperatorRoutes;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileContents;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.links.FileLinks;
import com.jupiteriq.files.quarantine.AppealDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class FileRoutesModule {

    @Bean
    V1Routes fileRoutes(Files files, FileContents contents, FileLinks links, FileAppeals appeals,
        Uploads uploads, FileRoom room) {
        FileUpload upload = new FileUpload(files, uploads, room);
        return new V1Routes(new FileRoutes(files, contents, links, appeals, upload).table());
    }

    @Bean
    OperatorRoutes fileAppealRoutes(AppealDesk desk) {
        return new OperatorRoutes(new AppealRoutes(desk).table());
    }
}
