package com.jupiteriq.edge.v1.operator;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.customers.Payments;
import com.jupiteriq.edge.v1.OperatorRoutes;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.sla.Guarantee;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OperatorRoutesModule {

    @Bean
    OperatorRoutes customerRoutes(Accounts accounts, Customers customers, Payments payments, Keys keys) {
        return new OperatorRoutes(new CustomerRoutes(accounts, customers, payments, keys).table());
    }

    @Bean
    OperatorRoutes planRoutes(Plans plans) {
        return new OperatorRoutes(new PlanRoutes(plans).table());
    }

    @Bean
    OperatorRoutes slaRoutes(Guarantee guarantee) {
        return new OperatorRoutes(new SlaRoutes(guarantee).table());
    }
}
