package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Write;
import java.util.List;

/// The second factor of a user, who acts by themselves. Whether they have to show a fresh proof before is the
/// page's business.
public final class Factors {

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
        throw new UnsupportedOperationException();
    }

    /// Makes a secret; nothing is kept of it. Refuses with `Conflict` whoever has one already.
    public Beginning begin(Caller self) {
        throw new UnsupportedOperationException();
    }

    /// What was begun, shown once more. Refuses with `Missing` what is pending no more.
    public Beginning again(Caller self, String pending) {
        throw new UnsupportedOperationException();
    }

    /// Adds the factor, and gives the backup codes, once. Refuses with `Invalid` with the field `code`, and
    /// with `Missing` what is pending no more.
    public List<String> confirm(String pending, String code, Write write) {
        throw new UnsupportedOperationException();
    }

    /// Gives other backup codes; those before are of no use any more. Refuses with `Missing` whoever has no
    /// factor.
    public List<String> renewCodes(Write write) {
        throw new UnsupportedOperationException();
    }

    /// Takes the factor and its codes away, and mails that. Refuses with `Missing` whoever has none, and with
    /// `Conflict` where the account demands one.
    public void remove(Write write) {
        throw new UnsupportedOperationException();
    }
}
