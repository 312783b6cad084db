package com.jupiteriq.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts columns with AES-256-GCM under a data key per account, which the master key wraps (decision D3).
/// What is sealed for one place (tenant, table, row) cannot be opened in another.
public final class Vault {

    static final int KEY_BYTES = 32;
    static final int MAX_CACHED_ACCOUNTS = 10_000;

    private final AesGcm master;
    private final SecureRandom random;
    private final Function<UUID, byte[]> wrappedKeys;
    private final Cache<UUID,
        DataKey> dataKeys = Caffeine.newBuilder().maximumSize(MAX_CACHED_ACCOUNTS).build();

    private record DataKey(AesGcm cipher, SecretKeySpec index) {}

    /// @param masterKey 32 bytes
    /// @param wrappedKeys finds the wrapped data key of an account
    public Vault(byte[] masterKey, SecureRandom random, Function<UUID, byte[]> wrappedKeys) {
        this.master = new AesGcm(masterKey, random);
        this.random = random;
        this.wrappedKeys = wrappedKeys;
    }

    /// A new data key for an account, wrapped, to be stored with the account; it is in use from now on.
    public byte[] newDataKey(UUID account) {
        byte[] key = new byte[2 * KEY_BYTES];
        random.nextBytes(key);
        byte[] wrapped = master.seal(key, keyPlace(account));
        dataKeys.put(account, unwrap(account, wrapped));
        return wrapped;
    }

    /// @param place what this is and where it lies, `tickets.customer_email:<id>`; needed again to open it
    public byte[] seal(UUID account, String place, byte[] plain) {
        return dataKey(account).cipher.seal(plain, bytes(place));
    }

    public byte[] seal(UUID account, String place, String plain) {
        return seal(account, place, bytes(plain));
    }

    public byte[] open(UUID account, String place, byte[] sealed) {
        try {
            return dataKey(account).cipher.open(sealed, bytes(place));
        } catch (AEADBadTagException tampered) {
            throw new IllegalStateException("cannot open " + place, tampered);
        }
    }

    public String openText(UUID account, String place, byte[] sealed) {
        return new String(open(account, place, sealed), StandardCharsets.UTF_8);
    }

    /// A keyed hash that finds equal values without telling them (128 bits, base64url).
    public String blindIndex(UUID account, String column, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(dataKey(account).index);
            mac.update(bytes(column));
            mac.update((byte) 0);
            byte[] hash = mac.doFinal(bytes(value));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DataKey dataKey(UUID account) {
        DataKey known = dataKeys.getIfPresent(account);
        if (known != null) {
            return known;
        }
        DataKey unwrapped = unwrap(account, wrappedKeys.apply(account));
        dataKeys.put(account, unwrapped);
        return unwrapped;
    }

    private DataKey unwrap(UUID account, byte[] wrapped) {
        try {
            byte[] key = master.open(wrapped, keyPlace(account));
            return new DataKey(
                new AesGcm(Arrays.copyOf(key, KEY_BYTES), random),
                new SecretKeySpec(key, KEY_BYTES, KEY_BYTES, "HmacSHA256"));
        } catch (AEADBadTagException wrongMaster) {
            throw new IllegalStateException(
                "the master key does not open the data key of an account", wrongMaster);
        }
    }

    private static byte[] keyPlace(UUID account) {
        return bytes("data-key:" + account);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
