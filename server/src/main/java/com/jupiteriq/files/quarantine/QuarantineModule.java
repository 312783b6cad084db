package com.jupiteriq.files.quarantine;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.Files;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.users.Users;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
public class QuarantineModule {

    @Bean
    QuarantineMail quarantineMail(Users users, Notices notices) {
        return new QuarantineMail(users, notices);
    }

    @Bean
    AppealDesk appealDesk(JdbcClient worker, Files files, FileAppeals appeals, QuarantineMail mail) {
        return new AppealDesk(new AppealStore(worker), files, appeals, mail);
    }
}
