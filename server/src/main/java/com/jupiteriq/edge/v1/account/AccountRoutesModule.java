package com.jupiteriq.edge.v1.account;

import com.jupiteriq.accounts.Preferences;
import com.jupiteriq.data.Items;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.users.Users;
import com.jupiteriq.webhooks.Webhooks;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class AccountRoutesModule {

    @Bean
    V1Routes accountRoutes(Preferences preferences, Limits limits, Keys keys, Webhooks webhooks, Users users,
        Organizations organizations, Items items, FileRoom files) {
        List<Quota> quotas = List.of(
            new Quota(Users.QUOTA, caller -> users.list().count(caller)),
            new Quota(organizations.quota(), caller -> organizations.list().count(caller)),
            new Quota(Keys.QUOTA, keys::used),
            new Quota(Webhooks.QUOTA, caller -> webhooks.list().count(caller)),
            new Quota(Items.QUOTA, items::count),
            new Quota(FileRoom.FILES, files::files),
            new Quota(FileRoom.BYTES, files::bytes));
        return new V1Routes(new AccountRoutes(preferences, limits, quotas).table());
    }
}
