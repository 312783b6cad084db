package com.jupiteriq.signin.pages;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.users.PersonName;
import com.jupiteriq.users.User;
import java.util.UUID;

/// In whose name is acted for people who are not signed in.
final class Callers {

    private final Accounts accounts;
    private final Plans plans;

    Callers(Accounts accounts, Plans plans) {
        this.accounts = accounts;
        this.plans = plans;
    }

    /// The server itself, which may nothing that takes a right.
    Caller server(Tenant tenant, Arrival arrival) {
        return new Caller(tenant, Principal.installation("sign-in"), Permissions.NONE, arrival.origin(),
            arrival.deadline());
    }

    /// The same in the operator's account, for whatever belongs to none.
    Caller operator(Arrival arrival) {
        return server(operator().live(), arrival);
    }

    Account operator() {
        return accounts.first().orElseThrow(() -> new IllegalStateException("there is no account yet"));
    }

    /// The same in an account that can be used, within what it may use. Refuses with `Missing`.
    Caller server(Account account, Arrival arrival) {
        return server(account.live(), arrival).entitled(plans.entitlements(account));
    }

    /// One that can be used. Refuses with `Missing`.
    Account account(UUID id) {
        return accounts.find(id).filter(account -> account.state() == AccountState.ACTIVE)
            .orElseThrow(() -> new Refused(new Failure.Missing("account")));
    }

    /// A user who has shown who they are.
    static Caller user(User user, Caller in) {
        return new Caller(in.tenant(), Principal.user(user.id(), PersonName.of(user)), null,
            Permissions.NONE, in.entitlements(), in.origin(), in.deadline());
    }
}
