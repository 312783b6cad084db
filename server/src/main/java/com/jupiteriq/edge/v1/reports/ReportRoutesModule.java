package com.jupiteriq.edge.v1.reports;

import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.ResourceRoutes;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.reports.Reports;
import com.jupiteriq.reports.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ReportRoutesModule {

    private static final Route.Example MADE = new Route.Example("documented", "", """
        {"name":"Requests of the week","template":"usage","format":"csv",\
        "schedule":{"every":"week","on":1,"at":"07:00","time_zone":"Europe/Berlin"}}""", """
        {"id":"rep_01h455vb4pex5vsknk084sn02q","name":"Requests of the week","template":"usage",\
        "query":null,"format":"csv","schedule":{"every":"week","on":1,"at":"07:00",\
        "time_zone":"Europe/Berlin"},"recipients":[],"last_run_at":null,\
        "next_run_at":"2025-02-03T06:00:00Z","created_at":"2025-01-29T10:30:00Z",\
        "updated_at":"2025-01-29T10:30:00Z"}""");

    private static final Route.Example RENAMED = new Route.Example("renamed", "", """
        {"name":"What was called last week"}""", null);

    @Bean
    V1Routes reportRoutes(Reports reports) {
        return new V1Routes(new ResourceRoutes<>("reports", ReportRunRoutes.ID,
            Permission.Resource.ANALYTICS, reports, MADE, RENAMED).table());
    }

    @Bean
    V1Routes reportRunRoutes(Runs runs) {
        return new V1Routes(new ReportRunRoutes(runs).table());
    }
}
