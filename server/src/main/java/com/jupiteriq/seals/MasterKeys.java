package com.jupiteriq.seals;

import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The master keys that this process knows: its own, and those that came after it while it ran. The database
/// tells which one is in force, by its fingerprint; a process that has only an older one is handed the newer,
/// or reads its own source again, which the operator may have replaced.
///
/// Safe for concurrent use.
public final class MasterKeys {

    /// Data keys that are wrapped anew by one statement.
    static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeys.class);

    private final Supplier<MasterKey> source;
    private final JdbcClient worker;
    private final SecureRandom random;

    /// By fingerprint: one for each rotation since the start.
    private final Map<String, MasterKey> known = new ConcurrentHashMap<>();
    private final String first;

    /// @param source the key as its file, folder or variable has it at the moment of the call
    /// @param worker sees the table of fingerprints, and hand-overs
    public MasterKeys(Supplier<MasterKey> source, JdbcClient worker, SecureRandom random) {
        this.source = source;
        this.worker = worker;
        this.random = random;
        this.first = add(source.get());
    }

    private String add(MasterKey key) {
        String fingerprint = key.fingerprint();
        known.put(fingerprint, key);
        return fingerprint;
    }

    /// Whether this process knows the key in force, or came to know it now. A database that has none yet
    /// takes the one of this process.
    public boolean follow() {
        return find(FingerprintStore.remembered(worker, MasterKey.NAME, first)).isPresent();
    }

    /// The key in force, which stays so until the transaction ends, while nobody adds a data key. Throws
    /// `IllegalStateException` when this process cannot come to know it.
    public MasterKey inForce(JdbcClient transaction) {
        return needed(FingerprintStore.locked(transaction, MasterKey.NAME, first));
    }

    /// Whether old master keys still lead to the one in force.
    public boolean isHandedOver() {
        return !HandoverStore.all(worker).isEmpty();
    }

    private Optional<MasterKey> find(String fingerprint) {
        if (!known.containsKey(fingerprint)) {
            takeHandovers(fingerprint);
        }
        if (!known.containsKey(fingerprint)) {
            readAgain();
        }
        return Optional.ofNullable(known.get(fingerprint));
    }

    private void readAgain() {
        try {
            add(source.get());
        } catch (StartRefused unreadable) {
            LOG.warn("The master key was replaced and cannot be read again: {}", unreadable.getMessage());
        }
    }

    private void takeHandovers(String wanted) {
        List<HandoverStore.Handover> handovers = HandoverStore.all(worker);
        boolean learned = true;
        while (learned && !known.containsKey(wanted)) {
            learned = false;
            for (HandoverStore.Handover each : handovers) {
                MasterKey old = known.get(each.from());
                if (old != null && !known.containsKey(each.to())) {
                    add(new MasterKey(old.unwrap(each.wrapped(), handoverPlace(each.to()))));
                    learned = true;
                }
            }
        }
    }

    byte[] unwrap(DataKeyStore.Wrapped key) {
        return unwrap(key.master(), key.bytes(), place(key.account(), key.number()));
    }

    /// @param master the fingerprint of the key that has wrapped it
    byte[] unwrap(String master, byte[] wrapped, byte[] place) {
        return needed(master).unwrap(wrapped, place);
    }

    private MasterKey needed(String fingerprint) {
        return find(fingerprint).orElseThrow(() -> new IllegalStateException(
            "the master key in force is not known to this process; start it with that key"));
    }

    /// Wraps a data key with the master key in force, which stays so until the transaction ends.
    byte[] wrap(JdbcClient transaction, UUID account, int number, byte[] key) {
        return wrap(transaction, place(account, number), key);
    }

    /// Wraps something else with the master key in force, which stays so until the transaction ends.
    byte[] wrap(JdbcClient transaction, byte[] place, byte[] key) {
        String fingerprint = FingerprintStore.held(transaction, MasterKey.NAME, first);
        return needed(fingerprint).wrap(key, place, random);
    }

    /// Puts another master key in force: wraps data and signing keys anew, and hands it over to the processes
    /// that have only the one before. Before the commit nothing has changed, after it everything has; until
    /// then new data keys wait.
    ///
    /// Answers how many data keys were wrapped.
    ///
    /// @param old the key [#inForce]
    public int replace(JdbcClient transaction, MasterKey old, MasterKey next) {
        FingerprintStore.replace(transaction, MasterKey.NAME, next.fingerprint());
        HandoverStore.insert(transaction, new HandoverStore.Handover(old.fingerprint(), next.fingerprint(),
            old.wrap(next.bytes(), handoverPlace(next.fingerprint()), random)));
        SigningKeyStore.all(transaction).forEach(key -> {
            byte[] place = SigningKeys.place(key.id());
            SigningKeyStore.replace(transaction, key.id(),
                next.wrap(old.unwrap(key.wrapped(), place), place, random));
        });
        return wrapAnew(transaction, old, next);
    }

    private int wrapAnew(JdbcClient transaction, MasterKey old, MasterKey next) {
        int count = 0;
        DataKeyStore.Position last = DataKeyStore.Position.START;
        List<DataKeyStore.Wrapped> batch;
        do {
            batch = DataKeyStore.after(transaction, last, BATCH);
            DataKeyStore.replace(transaction, batch.stream().map(key -> anew(key, old, next)).toList());
            last = batch.isEmpty() ? last : batch.getLast().position();
            count += batch.size();
        } while (batch.size() == BATCH);
        return count;
    }

    private DataKeyStore.Wrapped anew(DataKeyStore.Wrapped key, MasterKey old, MasterKey next) {
        byte[] place = place(key.account(), key.number());
        return new DataKeyStore.Wrapped(
            key.account(), key.number(), next.wrap(old.unwrap(key.bytes(), place), place, random), "");
    }

    /// Destroys what would lead from an old master key to the one in force. Answers how many there were.
    public int retire(JdbcClient transaction) {
        return HandoverStore.deleteAll(transaction);
    }

    /// A wrapped key opens for its account and number only. The first of an account has none in its place: it
    /// was the only one once.
    private static byte[] place(UUID account, int number) {
        return ("data-key:" + account + (number == 1 ? "" : ":" + number))
            .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] handoverPlace(String fingerprint) {
        return ("master-key:" + fingerprint).getBytes(StandardCharsets.US_ASCII);
    }
}
