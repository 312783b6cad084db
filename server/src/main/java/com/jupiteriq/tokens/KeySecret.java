package com.jupiteriq.tokens;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// The secret of a key as its holder shows it (decision C03): a prefix, 22 base62 characters of the key's id,
/// 43 of 256 random bits and 6 of the CRC-32 of everything before them.
public final class KeySecret {

    /// Matches every secret, for those who scan code and logs for leaked ones.
    static final String PATTERN = "\\b[a-z]{2,8}_(?:live_|test_)?[0-9A-Za-z]{71}\\b";

    private static final int ID_LENGTH = 22;
    private static final int SHOWN_LENGTH = 6;
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int BODY_LENGTH = ID_LENGTH + RANDOM_LENGTH + CHECKSUM_LENGTH;
    private static final int MAX_PREFIX_LENGTH = 14;
    private static final int RANDOM_BYTES = 32;

    private final String text;
    private final UUID id;

    private KeySecret(String text, UUID id) {
        this.text = text;
        this.id = id;
    }

    public static KeySecret create(String prefix, UUID id, RandomGenerator random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String checked = prefix
            + idText(id)
            + Base62.encode(new BigInteger(1, secret), RANDOM_LENGTH);
        return new KeySecret(checked + Base62.encode(BigInteger.valueOf(crc(checked)), CHECKSUM_LENGTH), id);
    }

    private static String idText(UUID id) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
        return Base62.encode(new BigInteger(1, bytes), ID_LENGTH);
    }

    /// What may be shown of a secret, which is nothing of its random part.
    public static String beginning(String prefix, UUID id) {
        return prefix + idText(id).substring(0, SHOWN_LENGTH);
    }

    /// Empty when the text is no secret or has a typo; whether a key has it is another question.
    public static Optional<KeySecret> parse(String text) {
        int start = text.length() - BODY_LENGTH;
        if (start < 1 || start > MAX_PREFIX_LENGTH || !allDigits(text, start)) {
            return Optional.empty();
        }
        int checksum = text.length() - CHECKSUM_LENGTH;
        if (Base62.decode(text, checksum, text.length()) != crc(text.substring(0, checksum))) {
            return Optional.empty();
        }
        return id(text, start).map(id -> new KeySecret(text, id));
    }

    public UUID id() {
        return id;
    }

    /// `jiq_live_`
    public String prefix() {
        return text.substring(0, text.length() - BODY_LENGTH);
    }

    /// The whole secret. It is told once and never written to a log.
    public String reveal() {
        return text;
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "KeySecret[" + id + "]";
    }

    private static boolean allDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Base62.digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /// 22 digits hold a little more than 128 bits; what does not fit is no id.
    private static Optional<UUID> id(String text, int start) {
        long high = 0;
        long low = 0;
        for (int i = start; i < start + ID_LENGTH; i++) {
            long carry = Math.unsignedMultiplyHigh(low, Base62.BASE);
            long scaled = low * Base62.BASE;
            low = scaled + Base62.digit(text.charAt(i));
            carry += Long.compareUnsigned(low, scaled) < 0 ? 1 : 0;
            if (Math.unsignedMultiplyHigh(high, Base62.BASE) != 0) {
                return Optional.empty();
            }
            long raised = high * Base62.BASE;
            high = raised + carry;
            if (Long.compareUnsigned(high, raised) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new UUID(high, low));
    }
}
