package com.jupiteriq.signin.pages;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.Users;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// The operator's first owner, who is made by the link that a server prints while there is none. The newest
/// link is good once, and for half an hour.
public final class FirstOwner {

    static final Duration VALID = Duration.ofMinutes(30);
    private static final int TOKEN_BYTES = 32;

    private final FirstOwnerStore store;
    private final Users users;
    private final Writes writes;
    private final Callers callers;
    private final OwnLinks links;
    private final Own own;

    /// What links are made of.
    record Own(SecureRandom random, InstantSource clock) {}

    FirstOwner(FirstOwnerStore store, Users users, Writes writes, Callers callers, OwnLinks links, Own own) {
        this.store = store;
        this.users = users;
        this.writes = writes;
        this.callers = callers;
        this.links = links;
        this.own = own;
    }

    /// What is typed there.
    public record Wish(String name, String email, String password) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /// Another link in place of the one before, to be shown to whoever starts a server; empty while there is
    /// an owner, and where nobody could follow it.
    public Optional<String> renew(Actor actor, Account account) {
        Caller caller = actor.in(account.live());
        String token = token();
        Optional<String> link = links.own(OwnLinks.FIRST_OWNER, account.live(), token);
        if (link.isEmpty() || hasOwner(caller)) {
            return Optional.empty();
        }
        writes.run(caller, write -> {
            store.renew(token, write.now().plus(VALID), write);
            write.record(new AuditEntry("account.offer_first_owner", account.publicId(), null, null));
            return token;
        });
        return link;
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        own.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean hasOwner(Caller caller) {
        return !users.owners(caller, 1).isEmpty();
    }

    /// Refuses with `Missing` a link that is of no use, whyever.
    public void look(String token, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        refuseUseless(link.caller(), link.token());
    }

    private void refuseUseless(Caller caller, String token) {
        if (!store.isGood(caller, token, own.clock().instant()) || hasOwner(caller)) {
            throw new Refused(new Failure.Missing("token"));
        }
    }

    /// Uses the link up. Refuses as [#look] does, and with `Invalid` with the fields `name`, `email` and
    /// `password`, and with `Taken` for an address that a user has.
    public void make(String token, Wish wish, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        Caller operator = new Caller(link.caller().tenant(), Principal.operator(), null,
            Permissions.EVERYTHING, link.caller().entitlements(), arrival.origin(), arrival.deadline());
        byte[] body = new JsonWriter().object()
            .field("email", wish.email()).field("name", wish.name()).field("password", wish.password())
            .field("role", "owner").endObject().toString().getBytes(StandardCharsets.UTF_8);
        writes.run(operator, write -> {
            refuseUseless(operator, link.token());
            store.use(link.token(), write);
            return users.create(UserDocument.USER.created(ShapeReader.read(
                UserDocument.USER.creation(), JsonReader.read(body), false)), write);
        });
    }
}
