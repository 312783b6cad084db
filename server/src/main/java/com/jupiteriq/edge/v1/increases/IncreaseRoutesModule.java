package com.jupiteriq.edge.v1.increases;

import com.jupiteriq.accounts.PlanQuota;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.increases.Increases;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class IncreaseRoutesModule {

    @Bean
    V1Routes increaseRoutes(Increases increases) {
        return new V1Routes(new IncreaseRoutes(increases, IncreaseRoutesModule::present).table());
    }

    /// What can be asked for more of.
    private static Map<String, OptionalLong> present(Request request) {
        Map<String, OptionalLong> present = new HashMap<>();
        present.put("account:minute", OptionalLong.of(request.admitted().limits().perMinute()));
        for (String quota : PlanQuota.words()) {
            Long most = request.caller().entitlements().quota(quota);
            present.put(quota, most == null ? OptionalLong.empty() : OptionalLong.of(most));
        }
        return present;
    }
}
