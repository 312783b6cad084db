package com.jupiteriq.signin.pages;

import com.jupiteriq.sessions.SignInAttempt;
import java.util.Optional;

/// What is shown on pages, as it is checked.
final class Proofs {

    private Proofs() {}

    /// Empty for a password.
    static Optional<SignInAttempt> ofCode(Proof proof) {
        return switch (proof) {
            case Proof.Password _ -> Optional.empty();
            case Proof.Totp(String code) -> Optional.of(new SignInAttempt("", "", code, null, null));
            case Proof.BackupCode(String code) -> Optional.of(new SignInAttempt("", "", null, code, null));
        };
    }
}
