package com.jupiteriq.node;

import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.postgres.Logins;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the parts need to know of the process that they are in.
@Configuration(proxyBeanMethods = false)
public class NodeModule {

    @Bean
    OwnPorts ownPorts(ServerSettings settings, ObjectProvider<WebServer> web, Logins logins,
        LimitSettings limits, StorageSettings storage, ScanSettings scans) {
        IntStream others = IntStream.concat(
            IntStream.concat(limits.ports(), storage.ports()), scans.ports());
        return OwnPorts.of(settings, logins, others, web::getObject);
    }
}
