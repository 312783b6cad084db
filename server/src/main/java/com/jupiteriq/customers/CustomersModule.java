package com.jupiteriq.customers;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CustomersModule {

    @Bean
    Customers customers(Accounts accounts, Endpoints endpoints, Plans plans, Keys keys, Writes writes) {
        return new Customers(accounts, new TermsReading(endpoints), plans, keys, writes);
    }

    @Bean
    Payments payments(Reads reads, Customers customers, Ids ids) {
        return new Payments(new PaymentStore(reads), customers, ids);
    }

    @Bean
    EventTypes paymentEventTypes() {
        return PaymentDocument.types();
    }
}
