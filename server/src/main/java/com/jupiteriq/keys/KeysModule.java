package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyMint;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.analytics.KeyUsage;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.Peppered;
import com.jupiteriq.users.Users;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class KeysModule {

    @Bean
    EventTypes keyEventTypes() {
        return KeyEvents.types();
    }

    @Bean
    AllKeys allKeys(Controls controls, List<KeyKind> kinds, Vault vault, InstantSource clock,
        Endpoints endpoints, KeyMint mint) {
        KeyViews views = new KeyViews(kinds, vault, clock);
        return new AllKeys(new AllKeyStore(controls, views), new KeyReading(views, endpoints), views, mint);
    }

    @Bean
    Keys keys(Reads reads, AllKeys all) {
        return new Keys(new TenantKeyStore(reads, all.views()), all);
    }

    @Bean
    OperatorKeys operatorKeys(Accounts accounts, Plans plans, Keys keys, Writes writes, AllKeys all) {
        return new OperatorKeys(accounts, plans, keys, writes, all);
    }

    @Bean
    Peppered pepperedKeys(OperatorKeys keys, AllKeys all) {
        return new PepperedKeys(keys, all.store());
    }

    @Bean
    KeyReminders keyReminders(Keys keys, AllKeys all, Users users, Notices notices, Writes writes) {
        return new KeyReminders(keys, all.store(), new KeyMail(users, notices), writes);
    }

    @Bean
    KeySweep keySweep(AllKeys all, KeyUsage usage) {
        return new KeySweep(all, usage);
    }

    @Bean
    Tasks keySweepTasks(KeySweep sweep) {
        return sweep.tasks();
    }

    @Bean
    Tasks keyReminderTasks(KeyReminders reminders) {
        return reminders.tasks();
    }
}
