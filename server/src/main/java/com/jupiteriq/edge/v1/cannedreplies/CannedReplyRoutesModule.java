package com.jupiteriq.edge.v1.cannedreplies;

import com.jupiteriq.cannedreplies.CannedReplies;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.ResourceRoutes;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.kernel.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CannedReplyRoutesModule {

    private static final Route.Example MADE = new Route.Example("documented", "", """
        {"name":"Password reset","content":"Use the link below to choose a new password.",\
        "tags":["login"]}""", """
        {"id":"rpl_01h455vb4pex5vsknk084sn02q","name":"Password reset",\
        "content":"Use the link below to choose a new password.","tags":["login"],\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z"}""");

    private static final Route.Example TAGGED = new Route.Example("tagged", "", """
        {"tags":["login","account"]}""", null);

    @Bean
    V1Routes cannedReplyRoutes(CannedReplies replies) {
        return new V1Routes(new ResourceRoutes<>("canned replies", new PathId("id", "rpl", "canned reply"),
            Permission.Resource.TICKETS, replies, MADE, TAGGED).table());
    }
}
