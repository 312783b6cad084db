package com.jupiteriq.tickets;

import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.files.uses.FileUses;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Reads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class TicketsModule {

    @Bean
    EventTypes ticketEventTypes() {
        return TicketEvents.types();
    }

    @Bean
    Source ticketSeries(Reads reads) {
        return new TicketSeries(new TicketCountStore(reads));
    }

    @Bean
    Tickets tickets(Reads reads, Vault vault, FileUses uses, Numbers numbers, Ids ids) {
        return new Tickets(new TicketStore(reads, vault), new CommentStore(reads), new Attachments(uses),
            numbers, ids);
    }
}
