package com.jupiteriq.edge.accounts;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.users.Users;
import com.jupiteriq.users.Welcome;
import com.jupiteriq.webhooks.formats.PayloadFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Builds 004 over [AccountsSettings], which the start brings.
@Configuration(proxyBeanMethods = false)
public class AccountsContractModule {

    @Bean
    @Order(3)
    AccountsContract accountsContract(Users users, Welcome welcome, AccountsSettings settings) {
        return new AccountsContract(new AccountsRoutes(users, welcome), settings);
    }

    @Bean
    KeyKind accountsKeys() {
        return AccountsContract.KEYS;
    }

    @Bean
    PayloadFormat accountsPayload() {
        return new AccountsPayload();
    }
}
