package com.jupiteriq.seals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Encrypts columns with XAES-256-GCM under the data keys of an account, which the master key wraps
/// (decisions D3 and 16). What is sealed for one place (tenant, table, row) cannot be opened in another.
///
/// Safe for concurrent use.
public final class Vault {

    /// Data keys that are kept unwrapped, over all accounts.
    static final int MAX_CACHED_KEYS = 20_000;

    private static final byte[] NUL = {0};
    private static final int INDEX_BYTES = 16;

    private final MasterKeys masters;
    private final JdbcClient worker;
    private final SecureRandom random;
    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<UUID, Keyring> keyrings = Caffeine.newBuilder()
        .maximumWeight(MAX_CACHED_KEYS)
        .weigher((UUID account, Keyring ring) -> ring.size())
        .build();

    /// @param worker sees the data keys of all accounts
    public Vault(MasterKeys masters, JdbcClient worker, SecureRandom random) {
        this.masters = masters;
        this.worker = worker;
        this.random = random;
    }

    /// Gives the account a data key, its first or another one, in a transaction. A second and later one is in
    /// use from the moment at which a process is told to [#forget(UUID)]; what is sealed in this very
    /// transaction is to be sealed before. Refuses with `Conflict` when there can be no more.
    public void addKey(JdbcClient transaction, UUID account) {
        List<DataKeyStore.Wrapped> present = DataKeyStore.of(transaction, account);
        int number = present.isEmpty() ? 1 : present.getLast().number() + 1;
        if (number > DataKey.MAX_NUMBER) {
            throw new Refused(new Failure.Conflict("This account has had " + DataKey.MAX_NUMBER
                + " data keys, which is as many as there can be.", null));
        }
        byte[] key = present.isEmpty()
            ? Keyring.first(random)
            : Keyring.successor(masters.unwrap(present.getLast()), random);
        DataKeyStore.insert(transaction, account, number, masters.wrap(transaction, account, number, key));
    }

    /// How many data keys the account has had; the newest has this number.
    public int countKeys(JdbcClient transaction, UUID account) {
        List<DataKeyStore.Wrapped> present = DataKeyStore.of(transaction, account);
        return present.isEmpty() ? 0 : present.getLast().number();
    }

    /// Another data key of the account may be in force: what is known of them is read anew.
    public void forget(UUID account) {
        forgotten.incrementAndGet();
        keyrings.invalidate(account);
    }

    /// Other data keys of any account may be in force.
    public void forgetAll() {
        forgotten.incrementAndGet();
        keyrings.invalidateAll();
    }

    /// @param place what this is and where it lies, `tickets.customer_email:<id>`; needed again to open it
    public byte[] seal(UUID account, String place, byte[] plain) {
        return keyring(account).newest().seal(plain, bytes(place), random);
    }

    public byte[] seal(UUID account, String place, String plain) {
        return seal(account, place, bytes(plain));
    }

    public byte[] open(UUID account, String place, byte[] sealed) {
        try {
            return key(account, DataKey.number(sealed)).open(sealed, bytes(place));
        } catch (AEADBadTagException tampered) {
            throw new IllegalStateException("cannot open " + place, tampered);
        }
    }

    public String openText(UUID account, String place, byte[] sealed) {
        return new String(open(account, place, sealed), StandardCharsets.UTF_8);
    }

    /// What was sealed, and then was in the hands of others as base64url; empty when it is not as it was, to
    /// the letter.
    public Optional<byte[]> openReturned(UUID account, String place, String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            boolean same = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(text);
            return same ? Optional.of(open(account, place, sealed)) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return Optional.empty();
        }
    }

    /// A keyed hash that finds equal values without telling them (128 bits, base64url). It stays the same for
    /// the account's life.
    public String blindIndex(UUID account, String column, String value) {
        byte[] hash = Hmac.of(keyring(account).index(), bytes(column), NUL, bytes(value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, INDEX_BYTES));
    }

    /// Another node may have sealed with a key of which this one has not heard yet.
    private DataKey key(UUID account, int number) {
        return keyring(account).key(number)
            .or(() -> load(account).key(number))
            .orElseThrow(() -> new IllegalStateException(
                "sealed with the data key " + number + ", which the account does not have"));
    }

    private Keyring keyring(UUID account) {
        Keyring known = keyrings.getIfPresent(account);
        return known != null ? known : load(account);
    }

    /// What was read before this was told to forget may be old, and is not kept. [Cache#invalidate] waits for
    /// the comparison.
    private Keyring load(UUID account) {
        long before = forgotten.get();
        List<DataKeyStore.Wrapped> wrapped = DataKeyStore.of(worker, account);
        if (wrapped.isEmpty()) {
            throw new IllegalStateException("the account has no data key: it was erased");
        }
        Keyring loaded = Keyring.of(wrapped, masters);
        keyrings.asMap().compute(account, (id, known) -> forgotten.get() == before ? loaded : known);
        return loaded;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
