package com.jupiteriq.audit;

import com.jupiteriq.audit.Fault.Reason;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds seals, one after the other, against the entries that they cover. The same on the server and
/// elsewhere.
final class Chain {

    private final Map<String, PublicHalf> keys;
    private @Nullable Seal last;
    private long checked;

    Chain(List<PublicHalf> keys) {
        this.keys = keys.stream().collect(Collectors.toMap(PublicHalf::id, Function.identity()));
    }

    /// Says that a seal is not to be checked: it is the one before, or too old for its entries to be there.
    void pass(Seal seal) {
        last = seal;
    }

    /// How many entries were found to be as they were sealed.
    long checked() {
        return checked;
    }

    /// The place behind the last seal.
    long next() {
        return last == null ? 1 : last.last() + 1;
    }

    /// Null when all is well.
    ///
    /// @param entries those that have a place between the seal's first and last, by their places
    @Nullable Fault check(Seal seal, List<Proof> entries) {
        if (!follows(seal)) {
            return new Fault(next(), Reason.SEAL);
        }
        Fault fault = misplaced(seal, entries);
        if (fault == null && !isGenuine(seal, entries)) {
            fault = new Fault(seal.first(), Reason.SEAL);
        }
        if (fault == null) {
            last = seal;
            checked += entries.size();
        }
        return fault;
    }

    private boolean follows(Seal seal) {
        if (seal.number() == 1 && seal.first() != 1
            || seal.number() == 1 && !Arrays.equals(seal.stretch().previous(), Seal.NONE)) {
            return false;
        }
        return last == null || seal.number() == last.number() + 1 && seal.first() == last.last() + 1
            && Arrays.equals(seal.stretch().previous(), last.seal())
            && seal.stretch().home().equals(last.stretch().home());
    }

    private static @Nullable Fault misplaced(Seal seal, List<Proof> entries) {
        long expected = seal.first();
        for (Proof entry : entries) {
            if (entry.sequence() > expected) {
                return new Fault(expected, Reason.MISSING);
            }
            if (entry.sequence() < expected) {
                return new Fault(entry.sequence(), Reason.REORDERED);
            }
            if (!entry.sound()) {
                boolean moved = entry.belongsElsewhere(seal.first(), seal.last());
                return new Fault(expected, moved ? Reason.REORDERED : Reason.CHANGED);
            }
            expected++;
        }
        return expected <= seal.last() ? new Fault(expected, Reason.MISSING) : null;
    }

    private boolean isGenuine(Seal seal, List<Proof> entries) {
        List<byte[]> digests = new ArrayList<>(entries.size());
        entries.forEach(entry -> digests.add(entry.digest()));
        PublicHalf key = keys.get(seal.keyId());
        return Arrays.equals(Digests.seal(seal.stretch(), digests), seal.seal())
            && key != null && key.hasSigned(seal.seal(), seal.signature());
    }
}
