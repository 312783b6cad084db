package com.jupiteriq.notices;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.notices.post.Carriers;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds mail over [MailSettings] and a [MailFolder], which the start brings.
@Configuration(proxyBeanMethods = false)
public class NoticesModule {

    @Bean
    MailStore mailStore(Reads reads, Vault vault) {
        return new MailStore(reads, vault);
    }

    @Bean
    Carriers carriers(MailSettings settings, MailFolder folder) {
        return Carriers.of(settings, folder);
    }

    @Bean
    Postman postman(JdbcClient worker, MailStore mails, Carriers carriers, InstantSource clock, Ids ids) {
        return new Postman(new PostStore(worker), mails, carriers, clock, ids);
    }

    @Bean
    Notices notices(MailStore store, MailSettings settings, Ids ids, Postman postman) {
        return new Notices(store, settings, ids, postman::wake);
    }

    @Bean
    OwnLinks ownLinks(PublicUrl url) {
        return new OwnLinks(url);
    }

    @Bean
    Tasks mailTasks(Postman postman) {
        return postman.tasks();
    }

    @Bean
    Tasks mailSweepTasks(JdbcClient worker, InstantSource clock) {
        return new MailSweep(new PostStore(worker), clock).tasks();
    }

    @Bean
    Meters mailMeters(Postman postman) {
        return postman.meters();
    }
}
