package com.jupiteriq.organizations;

import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Reads;
import com.jupiteriq.users.Departure;
import com.jupiteriq.users.Users;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OrganizationsModule {

    @Bean
    EventTypes organizationEventTypes() {
        return MemberEvents.types();
    }

    @Bean
    Organizations organizations(Reads reads, Users users, Ids ids) {
        return new Organizations(new OrganizationStore(reads), users, ids);
    }

    @Bean
    Members members(Reads reads, Organizations organizations, Users users) {
        return new Members(organizations, new MemberStore(reads), roster(reads), users);
    }

    @Bean
    Departure leavingOrganizations(Reads reads) {
        return roster(reads);
    }

    private static Roster roster(Reads reads) {
        return new Roster(new OrganizationStore(reads), new MemberStore(reads));
    }
}
