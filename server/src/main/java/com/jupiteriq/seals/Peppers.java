package com.jupiteriq.seals;

import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The peppers that this process knows: its own, and those that lie in the database beside it, wrapped by
/// each other. The database tells which there are, by their fingerprints, and which one is in force. One that
/// was retired is nobody's any more.
///
/// Safe for concurrent use.
public final class Peppers {

    public static final int BYTES = 32;

    /// How many there are at a time. Each is wrapped by all others.
    public static final int MOST = 8;

    /// The name under which a database remembers the one in force.
    private static final String NAME = "pepper";

    private static final Logger LOG = LoggerFactory.getLogger(Peppers.class);

    private final Supplier<byte[]> source;
    private final JdbcClient worker;
    private final SecureRandom random;
    private final String first;

    /// By fingerprint, also those that were retired.
    private final Map<String, byte[]> heard = new HashMap<>();
    private volatile @Nullable Ring ring;

    /// @param source the pepper as its file, folder or variable has it at the moment of the call
    /// @param worker sees the tables of peppers
    public Peppers(Supplier<byte[]> source, JdbcClient worker, SecureRandom random) {
        this.source = source;
        this.worker = worker;
        this.random = random;
        this.first = hear(source.get());
    }

    /// The peppers that are not retired, as far as this process knows them.
    ///
    /// @param newest the one in force, whether it is known or not
    /// @param keyed never fed, only cloned
    public record Ring(String newest, Map<String, Mac> keyed) {}

    /// @param inForce whether new hashes take it
    public record Kept(String id, Instant addedAt, boolean inForce) {}

    /// Tells a pepper from others and tells nothing of it.
    public static String id(byte[] pepper) {
        return Fingerprint.of(NAME, pepper);
    }

    /// What is known by now.
    public Ring ring() {
        Ring known = ring;
        return known == null ? read() : known;
    }

    /// Learns what there is to be learned. Answers whether this process knows the pepper in force; a database
    /// that has none yet takes the one of this process.
    public boolean follow() {
        Ring known = read();
        return known.keyed().containsKey(known.newest());
    }

    private synchronized Ring read() {
        String newest = FingerprintStore.remembered(worker, NAME, first);
        PepperStore.first(worker, newest);
        List<String> living = PepperStore.all(worker).stream().map(PepperStore.Kept::id).toList();
        learn(living);
        if (!heard.keySet().containsAll(living)) {
            readAgain();
            learn(living);
        }
        Map<String, Mac> keyed = new HashMap<>();
        heard.forEach((id, pepper) -> {
            if (living.contains(id)) {
                keyed.put(id, Hmac.keyed(pepper));
            }
        });
        Ring read = new Ring(newest, Map.copyOf(keyed));
        ring = read;
        return read;
    }

    private void learn(List<String> living) {
        for (PepperStore.Handover each : PepperStore.handovers(worker)) {
            byte[] known = heard.get(each.known());
            if (known != null && living.contains(each.known()) && !heard.containsKey(each.learned())) {
                hear(opened(known, each));
            }
        }
    }

    private void readAgain() {
        try {
            hear(source.get());
        } catch (StartRefused unreadable) {
            LOG.warn("The pepper was replaced and cannot be read again: {}", unreadable.getMessage());
        }
    }

    private String hear(byte[] pepper) {
        if (pepper.length != BYTES) {
            throw new IllegalArgumentException("a pepper has " + BYTES + " bytes");
        }
        String id = id(pepper);
        heard.put(id, pepper);
        return id;
    }

    /// All that are not retired, the oldest first.
    public List<Kept> all(JdbcClient jdbc) {
        String newest = FingerprintStore.remembered(jdbc, NAME, first);
        PepperStore.first(jdbc, newest);
        return PepperStore.all(jdbc).stream()
            .map(kept -> new Kept(kept.id(), kept.addedAt(), kept.id().equals(newest))).toList();
    }

    /// The pepper in force, which stays so until the transaction ends. Throws `IllegalStateException` when
    /// this process cannot come to know it.
    public byte[] inForce(JdbcClient transaction) {
        String newest = FingerprintStore.locked(transaction, NAME, first);
        PepperStore.first(transaction, newest);
        return needed(newest);
    }

    /// Puts another pepper in force, while the transaction keeps the one before. The others still recognise
    /// what they have hashed.
    public void add(JdbcClient transaction, byte[] next, Instant at) {
        String id = id(next);
        List<PepperStore.Kept> others = PepperStore.all(transaction);
        PepperStore.insert(transaction, new PepperStore.Kept(id, at));
        for (PepperStore.Kept other : others) {
            byte[] pepper = needed(other.id());
            PepperStore.insert(transaction, handover(pepper, other.id(), next, id));
            PepperStore.insert(transaction, handover(next, id, pepper, other.id()));
        }
        FingerprintStore.replace(transaction, NAME, id);
    }

    /// Makes a pepper worthless, and destroys what leads from it to the others. Fails while a hash names it.
    public void retire(JdbcClient transaction, String id) {
        PepperStore.delete(transaction, id);
    }

    private synchronized byte[] needed(String id) {
        if (!heard.containsKey(id)) {
            read();
        }
        byte[] pepper = heard.get(id);
        if (pepper == null) {
            throw new IllegalStateException("the pepper " + id + " is not known to this process");
        }
        return pepper;
    }

    private PepperStore.Handover handover(byte[] known, String knownId, byte[] learned, String learnedId) {
        return new PepperStore.Handover(
            knownId, learnedId, new AesGcm(wrapping(known)).seal(learned, place(learnedId), random));
    }

    private static byte[] opened(byte[] known, PepperStore.Handover handover) {
        try {
            return new AesGcm(wrapping(known)).open(handover.wrapped(), place(handover.learned()));
        } catch (AEADBadTagException foreign) {
            throw new IllegalStateException("a pepper does not open what it should", foreign);
        }
    }

    /// A key of its own, for a pepper hashes what strangers send.
    private static byte[] wrapping(byte[] pepper) {
        return Hmac.of(pepper, "\0pepper-handover\0".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] place(String id) {
        return ("pepper:" + id).getBytes(StandardCharsets.US_ASCII);
    }
}
