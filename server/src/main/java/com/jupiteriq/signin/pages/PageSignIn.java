package com.jupiteriq.signin.pages;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.PageTokens;
import com.jupiteriq.signin.AccessMail;
import com.jupiteriq.signin.Checking;
import com.jupiteriq.signin.Checking.Candidate;
import com.jupiteriq.signin.pages.Tickets.Holder;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Namesakes;
import com.jupiteriq.users.Namesakes.Namesake;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Signs people in by pages, who say an address and a password and no account. Each step is a request of its
/// own. Refuses with `Unavailable` when too many wait to be checked.
public final class PageSignIn {

    private final Namesakes namesakes;
    private final Secrets secrets;
    private final Checking checking;
    private final PageTokens tokens;
    private final AccessMail mail;
    private final Writes writes;
    private final Own own;

    /// What is carried by browsers, and in whose name is acted.
    record Own(Callers callers, Tickets tickets, Devices devices) {}

    PageSignIn(Namesakes namesakes, Secrets secrets, Checking checking, PageTokens tokens, AccessMail mail,
        Writes writes, Own own) {
        this.namesakes = namesakes;
        this.secrets = secrets;
        this.checking = checking;
        this.tokens = tokens;
        this.mail = mail;
        this.writes = writes;
        this.own = own;
    }

    /// @param account `acc_…`, to which they want to come; null for any
    public Outcome attempt(Login login, @Nullable String account, Arrival arrival) {
        List<Namesake> found = found(login.email(), account);
        List<Candidate> candidates = found.stream()
            .flatMap(namesake -> candidate(namesake, arrival).stream()).toList();
        List<Candidate> fitting = checking.among(
            candidates, login.email(), login.password(), own.callers().operator(arrival));
        if (fitting.isEmpty()) {
            return new Outcome.Denied();
        }
        return fitting.size() == 1
            ? goesOn(fitting.getFirst(), arrival) : chooses(fitting, found);
    }

    private List<Namesake> found(String email, @Nullable String account) {
        if (account == null) {
            return namesakes.of(email, null);
        }
        return Account.parseId(account).map(id -> namesakes.of(email, id)).orElse(List.of());
    }

    private Optional<Candidate> candidate(Namesake namesake, Arrival arrival) {
        Caller caller = own.callers().server(namesake.tenant(), arrival);
        return secrets.of(caller, namesake.user()).filter(Secret::opens)
            .map(secret -> new Candidate(caller, secret));
    }

    private Outcome chooses(List<Candidate> fitting, List<Namesake> found) {
        Map<UUID, String> names = found.stream().collect(Collectors.toMap(
            namesake -> namesake.tenant().account(), Namesake::account, (one, other) -> one));
        List<Outcome.Choice> choices = fitting.stream()
            .map(candidate -> candidate.caller().tenant().account())
            .map(id -> new Outcome.Choice(id, names.getOrDefault(id, "")))
            .sorted((one, other) -> one.name().compareToIgnoreCase(other.name())).toList();
        return new Outcome.Choose(
            choices, own.tickets().of(fitting.stream().map(PageSignIn::holder).toList()));
    }

    private static Holder holder(Candidate candidate) {
        return Holder.of(candidate.caller().tenant(), candidate.secret());
    }

    /// Goes on with one of the accounts that were offered.
    public Outcome choose(Ticket ticket, UUID account, Arrival arrival) {
        return own.tickets().holders(ticket).stream()
            .filter(holder -> holder.tenant().account().equals(account)).findFirst()
            .flatMap(holder -> still(holder, arrival))
            .map(candidate -> goesOn(candidate, arrival))
            .orElseGet(Outcome.Denied::new);
    }

    /// @param code one of the second factor, or a backup code; a password is none
    public Outcome second(Ticket ticket, Proof code, Arrival arrival) {
        List<Holder> holders = own.tickets().holders(ticket);
        if (holders.size() != 1) {
            return new Outcome.Denied();
        }
        return still(holders.getFirst(), arrival)
            .filter(candidate -> Proofs.ofCode(code).filter(attempt ->
                checking.showsCode(candidate, attempt)).isPresent())
            .map(candidate -> enters(candidate, arrival))
            .orElseGet(Outcome.Denied::new);
    }

    /// Whoever was locked meanwhile has to wait as everybody does.
    private Optional<Candidate> still(Holder holder, Arrival arrival) {
        Caller caller = own.callers().server(holder.tenant(), arrival);
        return secrets.of(caller, holder.user())
            .filter(secret -> secret.opens() && holder.still(secret) && secret.user().lockedUntil() == null)
            .map(secret -> new Candidate(caller, secret));
    }

    private Outcome goesOn(Candidate candidate, Arrival arrival) {
        return checking.lacks(candidate)
            ? new Outcome.SecondStep(own.tickets().of(List.of(holder(candidate))))
            : enters(candidate, arrival);
    }

    private Outcome enters(Candidate candidate, Arrival arrival) {
        try {
            return checking.enter(candidate)
                .<Outcome>map(entered -> begun(candidate, entered, arrival))
                .orElseGet(Outcome.Denied::new);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.WrongLogin) {
                return new Outcome.Denied();
            }
            throw refused;
        }
    }

    private Outcome.Entered begun(Candidate candidate, Entered entered, Arrival arrival) {
        User user = candidate.secret().user();
        Caller self = Callers.user(user, candidate.caller());
        String agent = arrival.origin().userAgent();
        Client client = new Client(arrival.origin().address(), agent.isEmpty() ? null : agent);
        boolean tells = user.lastLogin() != null && !own.devices().knows(arrival.device(), user.id());
        String token = writes.run(self, write -> {
            if (tells) {
                mail.newDevice(user, arrival.origin(), write);
            }
            return tokens.begin(entered, client, write).token();
        });
        return new Outcome.Entered(user.id(), token, own.devices().with(arrival.device(), user.id()));
    }
}
