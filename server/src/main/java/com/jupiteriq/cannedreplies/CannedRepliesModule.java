package com.jupiteriq.cannedreplies;

import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CannedRepliesModule {

    @Bean
    EventTypes cannedReplyEventTypes() {
        return CannedReplies.events();
    }

    @Bean
    CannedReplies cannedReplies(Reads reads, Ids ids) {
        return new CannedReplies(new CannedReplyStore(reads), ids);
    }
}
