package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2 in its three variants and two versions (RFC 9106).
///
/// @param memory in KiB
/// @param length of the digest in bytes
record Argon2(Variant variant, int version, int memory, int passes, int lanes, byte[] salt, int length)
    implements Recipe {

    enum Variant {
        D(Argon2Parameters.ARGON2_d),
        I(Argon2Parameters.ARGON2_i),
        ID(Argon2Parameters.ARGON2_id);

        private final int number;

        Variant(int number) {
            this.number = number;
        }
    }

    static final int OLD_VERSION = Argon2Parameters.ARGON2_VERSION_10;
    static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;

    /// Our own parameters, of several that OWASP holds to be equal the ones with more memory but not so much
    /// that a hash drives the working set of everybody else out of the caches (decision 18).
    static final int OUR_MEMORY = 19_456;
    static final int OUR_PASSES = 2;
    static final int OUR_SALT = 16;
    static final int OUR_LENGTH = 32;

    /// A lane adds nothing but bookkeeping here, as one thread does them all.
    static final int MAX_LANES = 16;

    /// How much memory may be filled, counted anew for each pass, in KiB.
    static final long MAX_FILLED = 512L << 10;

    private static final int MIN_MEMORY_OF_A_LANE = 8;
    private static final int UNIT = 1 << 10;

    static Argon2 ours(byte[] salt) {
        return new Argon2(Variant.ID, VERSION, OUR_MEMORY, OUR_PASSES, 1, salt, OUR_LENGTH);
    }

    boolean isOurs() {
        return variant == Variant.ID && version == VERSION && memory == OUR_MEMORY && passes == OUR_PASSES
            && lanes == 1 && salt.length == OUR_SALT && length == OUR_LENGTH;
    }

    static boolean isPossible(long memory, long lanes) {
        return memory >= MIN_MEMORY_OF_A_LANE * lanes;
    }

    static boolean isCheap(long memory, long passes, long lanes) {
        return memory * UNIT <= MAX_MEMORY && lanes <= MAX_LANES
            && passes <= MAX_FILLED && memory * passes <= MAX_FILLED;
    }

    /// The PHC string of one of ours.
    String phc(byte[] digest) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + version + "$m=" + memory + ",t=" + passes + ",p=" + lanes
            + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(digest);
    }

    @Override
    public byte[] digest(String password, Bench bench) {
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(variant.number)
            .withVersion(version).withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes)
            .withSalt(salt);
        return memory <= OUR_MEMORY
            ? fill(password, parameters.withBlockPool(bench.blocks()).build())
            : bench.alone(() -> fill(password, parameters.build()));
    }

    private byte[] fill(String password, Argon2Parameters parameters) {
        byte[] bytes = password.getBytes(UTF_8);
        byte[] digest = new byte[length];
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(bytes, digest);
            return digest;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
