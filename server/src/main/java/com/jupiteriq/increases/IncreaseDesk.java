package com.jupiteriq.increases;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.increases.AllIncreaseStore.Pending;
import com.jupiteriq.increases.Increase.State;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketStatus;
import com.jupiteriq.tickets.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a ticket in the operator's live environment for each request, and takes the end of the ticket for
/// the decision: resolved is granted; closed, or deleted, is declined. Any node may do it, also several at
/// once.
final class IncreaseDesk {

    /// A ticket is there, and a decision told, within twice that.
    private static final Duration EVERY = Duration.ofSeconds(4);

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String CATEGORY = "Limit increase";
    private static final Principal SYSTEM = Principal.installation("system");
    private static final Logger LOG = LoggerFactory.getLogger(IncreaseDesk.class);

    private final Accounts accounts;
    private final Tickets tickets;
    private final Increases increases;
    private final IncreaseStore store;
    private final AllIncreaseStore pending;
    private final Writes writes;
    private final Task task = new Task("limit-increases",
        "Opens tickets for requests for higher limits, and takes their ends for decisions", EVERY,
        this::work);

    IncreaseDesk(Accounts accounts, Tickets tickets, Increases increases, IncreaseStore store,
        AllIncreaseStore pending, Writes writes) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.increases = increases;
        this.store = store;
        this.pending = pending;
        this.writes = writes;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    private void work() {
        Optional<Account> operator = accounts.first();
        if (operator.isPresent()) {
            open(operator.get().live());
            decide(operator.get().live());
        }
    }

    void open(Tenant operator) {
        List<Pending> due = pending.unopened(operator);
        boolean opened = true;
        while (!due.isEmpty() && opened && !task.stopping()) {
            opened = due.stream().filter(each -> open(each, operator)).count() > 0;
            due = due.size() < AllIncreaseStore.AT_ONCE ? List.of() : pending.unopened(operator);
        }
    }

    /// Whether this node opened it now.
    private boolean open(Pending asked, Tenant operator) {
        Increase increase = asked.increase();
        return done(increase, () -> writes.run(caller(operator, increase), write -> {
            Ticket ticket = tickets.open(details(asked), write);
            store.insertTicket(increase.id(), ticket.id(), write);
            return ticket;
        }));
    }

    private static TicketDetails details(Pending asked) {
        Increase increase = asked.increase();
        String account = Account.publicId(asked.tenant().account());
        String environment = asked.tenant().environment().word();
        return new TicketDetails(
            "Increase of " + increase.limit() + " to " + increase.wanted() + " for " + account,
            asked.account() + " (" + account + ", " + environment + ") asks for " + increase.limit() + " "
                + increase.wanted() + ".\n\n" + increase.reason()
                + "\n\nResolve this ticket to grant it once the limit is changed; close it to decline.",
            TicketStatus.OPEN, Priority.MEDIUM, CATEGORY, null, List.of(), List.of(),
            metadata(increase, account, environment));
    }

    private static JsonText metadata(Increase increase, String account, String environment) {
        return new JsonWriter().object()
            .field("increase_request", increase.publicId())
            .field("account", account)
            .field("environment", environment)
            .field("limit", increase.limit())
            .field("wanted", increase.wanted())
            .endObject()
            .done();
    }

    void decide(Tenant operator) {
        List<Pending> opened = pending.opened(operator, BEFORE_ALL);
        while (!opened.isEmpty() && !task.stopping()) {
            Increase last = opened.getLast().increase();
            Map<UUID, Ticket> there = tickets.these(
                caller(operator, last), opened.stream().map(Pending::ticket).toList());
            opened.forEach(each -> decide(each, there.get(each.ticket())));
            opened = opened.size() < AllIncreaseStore.AT_ONCE
                ? List.of() : pending.opened(operator, last.id());
        }
    }

    private void decide(Pending asked, @Nullable Ticket ticket) {
        State decision = ticket == null ? State.DECLINED : switch (ticket.details().status()) {
            case RESOLVED -> State.GRANTED;
            case CLOSED -> State.DECLINED;
            case OPEN, IN_PROGRESS, WAITING -> State.PENDING;
        };
        if (decision != State.PENDING) {
            Increase increase = asked.increase();
            done(increase, () -> writes.run(caller(asked.tenant(), increase), write -> {
                increases.decide(increase, decision, write);
                return increase;
            }));
        }
    }

    /// Another node may have done it, or be about to.
    private static boolean done(Increase increase, Runnable step) {
        try {
            step.run();
            return true;
        } catch (Refused other) {
            LOG.debug("{} is left to another node or run: {}", increase.publicId(), other.getMessage());
            return false;
        }
    }

    private static Caller caller(Tenant tenant, Increase increase) {
        return new Caller(tenant, SYSTEM, Permissions.NONE,
            new Origin(increase.publicId(), "local", ""), Deadline.in(TIME));
    }
}
