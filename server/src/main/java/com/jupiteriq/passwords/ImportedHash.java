package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.security.MessageDigest;
import java.util.Optional;

/// A hash that another system has made, or this one: a PHC string that can be verified at a bounded cost.
///
/// ```java
/// ImportedHash.problem("password_hash", "$2b$31$…")      // Verifying this hash would cost too much. …
/// ```
public final class ImportedHash {

    /// Of the string; one whose parts are within their bounds is shorter.
    public static final int MAX_LENGTH = PhcReader.MAX_LENGTH;

    private final Recipe recipe;
    private final byte[] digest;

    private ImportedHash(Recipe recipe, byte[] digest) {
        this.recipe = recipe;
        this.digest = digest;
    }

    /// Why the hash cannot be taken, if there is a reason.
    public static Optional<Problem> problem(String field, String phc) {
        return switch (PhcReader.read(phc)) {
            case PhcReader.Fault(String sentence) -> Optional.of(Problem.wrong(field, sentence));
            case PhcReader.Hash _ -> Optional.empty();
        };
    }

    /// Refuses with `Invalid` what has a [#problem].
    public static ImportedHash parse(String field, String phc) {
        return switch (PhcReader.read(phc)) {
            case PhcReader.Fault(String sentence) ->
                throw new Refused(Failure.Invalid.of(Problem.wrong(field, sentence)));
            case PhcReader.Hash(Recipe recipe, byte[] digest) -> new ImportedHash(recipe, digest);
        };
    }

    static Optional<ImportedHash> stored(String phc) {
        return PhcReader.read(phc) instanceof PhcReader.Hash(Recipe recipe, byte[] digest)
            ? Optional.of(new ImportedHash(recipe, digest)) : Optional.empty();
    }

    boolean isOurs() {
        return recipe instanceof Argon2 argon2 && argon2.isOurs();
    }

    /// Looks at every byte of the digest, whichever differs.
    boolean matches(Typed password, Bench bench) {
        for (String form : password.forms()) {
            if (MessageDigest.isEqual(recipe.digest(form, bench), digest)) {
                return true;
            }
        }
        return false;
    }

    /// Names the algorithm only.
    @Override
    public String toString() {
        return "ImportedHash of " + recipe.getClass().getSimpleName();
    }
}
