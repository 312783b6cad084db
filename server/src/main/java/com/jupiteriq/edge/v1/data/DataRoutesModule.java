package com.jupiteriq.edge.v1.data;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.feed.ChangeFeed;
import com.jupiteriq.data.feed.Waiters;
import com.jupiteriq.data.finding.Finding;
import com.jupiteriq.data.imports.Imports;
import com.jupiteriq.edge.v1.V1Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class DataRoutesModule {

    @Bean
    V1Routes itemLists(Finding finding, ChangeFeed feed) {
        return new V1Routes(new ItemLists(finding, feed).table());
    }

    @Bean
    V1Routes itemRoutes(Items items) {
        return new V1Routes(new ItemRoutes(items).table());
    }

    @Bean
    V1Routes bulkRoutes(Bulk bulk) {
        return new V1Routes(new BulkRoutes(bulk).table());
    }

    @Bean
    V1Routes changeRoutes(ChangeFeed feed, Waiters waiters) {
        return new V1Routes(new ChangeRoutes(feed, waiters).table());
    }

    @Bean
    V1Routes importRoutes(Imports imports) {
        return new V1Routes(new ImportRoutes(imports).table());
    }
}
