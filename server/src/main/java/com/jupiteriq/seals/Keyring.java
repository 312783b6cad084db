package com.jupiteriq.seals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data keys of one account, unwrapped. The newest seals, each opens what it has sealed. All of them
/// carry the same key for blind indexes, which never changes: the indexes are stored, and must be found.
final class Keyring {

    private static final int HALF = 32;

    private final Map<Integer, DataKey> keys;
    private final DataKey newest;
    private final byte[] index;

    /// The bytes of an account's first data key: one half seals, the other is for indexes.
    static byte[] first(SecureRandom random) {
        byte[] key = new byte[2 * HALF];
        random.nextBytes(key);
        return key;
    }

    /// The bytes of a data key that takes the place of another one of the account.
    static byte[] successor(byte[] key, SecureRandom random) {
        byte[] next = first(random);
        System.arraycopy(key, HALF, next, HALF, HALF);
        return next;
    }

    private Keyring(Map<Integer, DataKey> keys, DataKey newest, byte[] index) {
        this.keys = keys;
        this.newest = newest;
        this.index = index;
    }

    /// @param wrapped in the order of their numbers, at least one
    static Keyring of(List<DataKeyStore.Wrapped> wrapped, MasterKeys masters) {
        Map<Integer, DataKey> keys = new HashMap<>();
        for (DataKeyStore.Wrapped each : wrapped) {
            keys.put(each.number(), sealing(each.number(), masters.unwrap(each)));
        }
        DataKeyStore.Wrapped last = wrapped.getLast();
        byte[] bytes = masters.unwrap(last);
        return new Keyring(
            keys, sealing(last.number(), bytes), Arrays.copyOfRange(bytes, HALF, 2 * HALF));
    }

    private static DataKey sealing(int number, byte[] key) {
        return new DataKey(number, Arrays.copyOf(key, HALF));
    }

    DataKey newest() {
        return newest;
    }

    /// Empty when this is a key that was made after this ring, or none.
    Optional<DataKey> key(int number) {
        return Optional.ofNullable(keys.get(number));
    }

    byte[] index() {
        return index;
    }

    int size() {
        return keys.size();
    }
}
