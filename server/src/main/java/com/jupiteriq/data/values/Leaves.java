package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/// Hashes of what an item has at which path, by which it is found without an index of its own. They are made
/// under a key, so that nobody can write items that are found for what they do not have.
public final class Leaves {

    /// Bytes of the key.
    public static final int KEY_LENGTH = 16;

    /// No path has this byte, since JSON with it is not taken.
    private static final int END_OF_PATH = 0;
    /// In the place of a scalar's tag.
    private static final int EXISTS = 0xFF;

    private final KeyParameter key;

    public Leaves(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("a key has " + KEY_LENGTH + " bytes");
        }
        this.key = new KeyParameter(key);
    }

    /// Each once and in order: that something is at a path, and each scalar there, arrays looked into.
    public long[] of(JsonValue.Obj attributes) {
        Collecting found = new Collecting();
        found.members(attributes, 0, 0);
        return found.sorted();
    }

    long exists(Path path) {
        Bytes leaf = new Bytes().put(path.text()).put(END_OF_PATH).put(EXISTS);
        return hash(sipHash(), leaf);
    }

    long scalar(Path path, JsonValue scalar) {
        Bytes leaf = new Bytes().put(path.text()).put(END_OF_PATH);
        Scalar.whole(scalar, leaf);
        return hash(sipHash(), leaf);
    }

    private SipHash sipHash() {
        SipHash hash = new SipHash();
        hash.init(key);
        return hash;
    }

    private static long hash(SipHash hash, Bytes leaf) {
        hash.update(leaf.content(), 0, leaf.length());
        return hash.doFinal();
    }

    /// One walk through an item; the path to where it is stands at the beginning of its bytes.
    private final class Collecting {

        private final SipHash sipHash = sipHash();
        private final Bytes leaf = new Bytes();
        private long[] hashes = new long[32];
        private int count;

        /// @param length code points of the path to this object
        void members(JsonValue.Obj object, int names, int length) {
            int start = leaf.length();
            object.members().forEach((name, member) -> {
                int longer = length + (names == 0 ? 0 : 1) + name.codePointCount(0, name.length());
                if (names < Path.MAX_NAMES && longer <= Path.MAX_LENGTH && Path.canName(name)) {
                    leaf.put(names == 0 ? "" : ".").put(name);
                    int end = leaf.length();
                    add(leaf.put(END_OF_PATH).put(EXISTS));
                    leaf.backTo(end);
                    value(member, names + 1, longer);
                }
                leaf.backTo(start);
            });
        }

        private void value(JsonValue value, int names, int length) {
            int end = leaf.length();
            switch (value) {
                case JsonValue.Obj object -> members(object, names, length);
                case JsonValue.Arr(List<JsonValue> items) -> {
                    for (JsonValue item : items) {
                        value(item, names, length);
                    }
                }
                case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Null _ -> {
                    Scalar.whole(value, leaf.put(END_OF_PATH));
                    add(leaf);
                }
            }
            leaf.backTo(end);
        }

        private void add(Bytes leaf) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
            }
            hashes[count++] = hash(sipHash, leaf);
        }

        long[] sorted() {
            return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
        }
    }
}
