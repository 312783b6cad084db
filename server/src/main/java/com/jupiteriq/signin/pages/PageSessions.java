package com.jupiteriq.signin.pages;

import com.jupiteriq.access.Browsing;
import com.jupiteriq.access.Gate;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sessions.PageTokens;
import com.jupiteriq.sessions.PageUses;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.Checking;
import com.jupiteriq.signin.Checking.Candidate;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Browsers that are signed in. Writes are those of the visitor's `self`.
public final class PageSessions {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] CSRF = "form of a page".getBytes(StandardCharsets.US_ASCII);

    private final Gate gate;
    private final Sessions sessions;
    private final PageTokens tokens;
    private final PageUses uses;
    private final Secrets secrets;
    private final Checking checking;

    PageSessions(Gate gate, Sessions sessions, PageTokens tokens, PageUses uses, Secrets secrets,
        Checking checking) {
        this.gate = gate;
        this.sessions = sessions;
        this.tokens = tokens;
        this.uses = uses;
        this.secrets = secrets;
        this.checking = checking;
    }

    /// Whom this token of a cookie stands for now; empty for nobody, whyever. Writes nothing. Refuses with
    /// `Unauthenticated` whoever is signed in and cannot be admitted from there, with `Limited` when too many
    /// unknown tokens came from this address, and with `Unavailable`.
    public Optional<PageVisitor> find(String token, String address) {
        return gate.visitor(token, address).map(visitor -> {
            Browsing browsing = visitor.browsing();
            uses.note(browsing);
            return new PageVisitor(browsing.session(), visitor.admitted(), browsing.home(),
                browsing.account(), browsing.role(), browsing.lacksFactor(), browsing.provedAt());
        });
    }

    /// To be told when something of the visitor's was changed: what they see next is not of before.
    public void changed(PageVisitor visitor) {
        gate.lookAnew(visitor.admitted().credential());
    }

    /// What a form of this session carries, so that no other page can send it.
    public static String csrf(String token) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(CSRF));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    public void end(PageVisitor visitor, Write write) {
        sessions.end(sessions.ofCaller(write.caller(), visitor.session()), write);
    }

    /// Another token for the same session; the one before is nobody's any more.
    public String rotate(PageVisitor visitor, Write write) {
        return tokens.rotate(visitor.session(), write);
    }

    /// Checks at once what somebody shows; what is given puts it on record in a write. Refuses with `Invalid`
    /// what is wrong, with the field `proof`, which counts as it does when somebody signs in.
    public Consumer<Write> stepUp(PageVisitor visitor, Proof proof, Arrival arrival) {
        Caller self = visitor.self(arrival.origin(), arrival.deadline());
        Candidate candidate = secrets.of(self, visitor.user()).filter(Secret::opens)
            .map(secret -> new Candidate(self, secret))
            .orElseThrow(() -> new Refused(new Failure.Missing("user")));
        boolean right = proof instanceof Proof.Password(String password)
            ? checking.confirms(candidate, password, "session.prove")
            : Proofs.ofCode(proof).filter(code -> checking.showsCode(candidate, code)).isPresent();
        if (!right) {
            throw new Refused(Failure.Invalid.of(Problem.wrong("proof",
                "This is not right, or it cannot be checked after too many wrong ones.")));
        }
        return write -> tokens.prove(visitor.session(), write);
    }

    /// Lets the visitor look at another environment from now on.
    public void look(PageVisitor visitor, Environment environment, Write write) {
        tokens.look(visitor.session(), environment, write);
    }
}
