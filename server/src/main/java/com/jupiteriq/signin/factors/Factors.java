package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.AccessMail;
import com.jupiteriq.signin.factors.FactorStore.Factor;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The second factor of a user, who acts by themselves in the environment where they are. Whether they have
/// to show a fresh proof before is the business of whoever asks.
public final class Factors {

    private static final String KIND = "second factor";

    private final FactorStore store;
    private final Users users;
    private final Sessions sessions;
    private final Demand demand;
    private final AccessMail mail;
    private final Own own;

    /// What factors are made of.
    ///
    /// @param issuer what authenticators call us
    record Own(Pending pending, String issuer, SecureRandom random, InstantSource clock) {}

    Factors(FactorStore store, Users users, Sessions sessions, Demand demand, AccessMail mail, Own own) {
        this.store = store;
        this.users = users;
        this.sessions = sessions;
        this.demand = demand;
        this.mail = mail;
        this.own = own;
    }

    /// @param codes that are left of the backup codes
    public record State(boolean on, int codes) {}

    /// A factor that does not count yet.
    ///
    /// @param secret in base32, to be typed
    /// @param uri `otpauth://…`, to be drawn
    /// @param pending sealed, for a hidden field: with it the factor is confirmed within ten minutes
    public record Beginning(String secret, String uri, String pending) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Beginning[hidden]";
        }
    }

    public State state(Caller self) {
        Optional<Factor> factor = store.find(self, self.principal().id());
        return new State(factor.isPresent(), factor.map(Factor::codes).orElse(0));
    }

    /// Makes a secret, of which nothing is kept. Refuses with `Conflict` whoever has one already.
    public Beginning begin(Caller self) {
        refuseAnother(self);
        byte[] secret = Totp.secret(own.random());
        return shown(secret, own.pending().of(secret, self, own.clock().instant()), self);
    }

    /// What was begun, once more. Refuses with `Missing` what is pending no more.
    public Beginning again(Caller self, String pending) {
        byte[] secret =
            own.pending().secret(pending, self, own.clock().instant()).orElseThrow(Factors::missing);
        return shown(secret, pending, self);
    }

    private Beginning shown(byte[] secret, String pending, Caller self) {
        String key = Base32.of(secret);
        String issuer = encoded(own.issuer());
        return new Beginning(key, "otpauth://totp/" + issuer + ":" + encoded(user(self).details().email())
            + "?secret=" + key + "&issuer=" + issuer, pending);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Adds the factor, and gives the backup codes, once. Refuses with `Invalid` with the field `code`, with
    /// `Missing` what is pending no more, and with `Conflict` whoever has one already.
    public List<String> confirm(String pending, String code, Write write) {
        Caller self = write.caller();
        refuseAnother(self);
        byte[] secret = own.pending().secret(pending, self, write.now()).orElseThrow(Factors::missing);
        long step = Totp.matching(secret, code, write.now()).orElseThrow(() ->
            new Refused(Failure.Invalid.of(Problem.wrong("code", "This is not the code that the authenticator"
                + " shows now. See whether its clock is right, and enter the next one."))));
        store.add(self.principal().id(), secret, step, write);
        sessions.tell(self.principal().id(), write);
        record("user.add_second_factor", write);
        return given(write);
    }

    /// Gives other backup codes; those before are of no use any more. Refuses with `Missing` whoever has no
    /// factor.
    public List<String> renewCodes(Write write) {
        refuseNone(write.caller());
        record("user.renew_backup_codes", write);
        return given(write);
    }

    private List<String> given(Write write) {
        List<BackupCode> codes = BackupCode.fresh(own.random());
        store.giveCodes(write.caller().principal().id(), codes, write);
        return codes.stream().map(BackupCode::shown).toList();
    }

    /// Takes the factor and its codes away, and mails that. Refuses with `Missing` whoever has none, and with
    /// `Conflict` where the account demands one.
    public void remove(Write write) {
        Caller self = write.caller();
        refuseNone(self);
        if (demand.in(self.tenant())) {
            throw new Refused(new Failure.Conflict(
                "The account demands a second factor, so that it cannot be removed.", null));
        }
        store.remove(self.principal().id(), write);
        sessions.tell(self.principal().id(), write);
        record("user.remove_second_factor", write);
        mail.factorRemoved(user(self), write);
    }

    private static void record(String action, Write write) {
        write.record(new AuditEntry(action, write.caller().principal().publicId(), null, null));
    }

    private void refuseAnother(Caller self) {
        if (state(self).on()) {
            throw new Refused(new Failure.Conflict(
                "There is a second factor already. Remove it before you add another one.", null));
        }
    }

    private void refuseNone(Caller self) {
        if (!state(self).on()) {
            throw missing();
        }
    }

    private User user(Caller self) {
        return users.get(self, new UserRef.ById(self.principal().id()));
    }

    private static Refused missing() {
        return new Refused(new Failure.Missing(KIND));
    }
}
