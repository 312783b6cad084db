package com.jupiteriq.edge.v1.invitations;

import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.invitations.Accepting;
import com.jupiteriq.invitations.Invitations;
import com.jupiteriq.invitations.UserInvitations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class InvitationRoutesModule {

    @Bean
    V1Routes invitationRoutes(
        Invitations invitations, UserInvitations userInvitations, Accepting accepting) {
        return new V1Routes(new InvitationRoutes(invitations, userInvitations, accepting).table());
    }
}
