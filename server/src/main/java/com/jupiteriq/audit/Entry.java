package com.jupiteriq.audit;

import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the trail that has its place in it.
public final class Entry {

    private final Facts facts;
    private final long sequence;
    private final @Nullable Details details;
    private final boolean erased;
    private final byte[] commitment;
    private final byte[] digest;

    /// @param details null when they were wiped, or cannot be opened
    Entry(Facts facts, long sequence, @Nullable Details details, boolean erased, byte[] commitment,
        byte[] digest) {
        this.facts = facts;
        this.sequence = sequence;
        this.details = details;
        this.erased = erased;
        this.commitment = commitment;
        this.digest = digest;
    }

    public UUID id() {
        return facts.id();
    }

    /// Its place in the trail of its environment.
    public long sequence() {
        return sequence;
    }

    public Instant createdAt() {
        return facts.createdAt();
    }

    public String action() {
        return facts.action();
    }

    public Principal.Kind actor() {
        return facts.actor();
    }

    /// Whether its actor has an id that is shown.
    boolean actorIsNamed() {
        return facts.actorPublicId() != null;
    }

    Facts facts() {
        return facts;
    }

    @Nullable Details details() {
        return details;
    }

    boolean erased() {
        return erased;
    }

    byte[] commitment() {
        return commitment;
    }

    byte[] digest() {
        return digest;
    }

    /// Whether it says what its hashes say; of what is encrypted, unless that was wiped.
    boolean isSound() {
        boolean committed = details == null ? erased
            : Arrays.equals(details.commitment(), commitment);
        return committed && Arrays.equals(digest, facts.digest(sequence, commitment));
    }
}
