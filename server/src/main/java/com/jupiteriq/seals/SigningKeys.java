package com.jupiteriq.seals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys with which the installation signs (Ed25519). The first is made when something is to be signed;
/// its private half lies in the database, wrapped by the master key.
///
/// Safe for concurrent use.
public final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private static final String ALGORITHM = "Ed25519";

    /// Of the hash of the public key: enough to tell keys apart.
    private static final int ID_BYTES = 8;

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
    private static final String END = "\n-----END PUBLIC KEY-----\n";

    private final MasterKeys masters;
    private final SecureRandom random;
    private final ConcurrentHashMap<String, PrivateKey> known = new ConcurrentHashMap<>();

    public SigningKeys(MasterKeys masters, SecureRandom random) {
        this.masters = masters;
        this.random = random;
    }

    /// What was signed, and by which key.
    public record Signed(byte[] signature, String keyId) {}

    /// The half of a key that anybody may have.
    ///
    /// @param bytes in X.509 form
    public record PublicHalf(String id, byte[] bytes) {

        /// One that somebody else has kept.
        public static PublicHalf of(byte[] bytes) {
            return new PublicHalf(SigningKeys.id(bytes), bytes);
        }

        /// As the file that programs expect (RFC 7468).
        public String pem() {
            return BEGIN + Base64.getEncoder().encodeToString(bytes) + END;
        }

        /// The key in such a file; throws `IllegalArgumentException` when there is none.
        public static PublicHalf ofPem(String text) {
            String body = text.strip();
            if (!body.startsWith(BEGIN.strip()) || !body.endsWith(END.strip())) {
                throw new IllegalArgumentException("not a public key in PEM");
            }
            String base64 = body.substring(BEGIN.strip().length(), body.length() - END.strip().length());
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            key(bytes);
            return of(bytes);
        }

        /// Whether the owner of the other half has signed this.
        public boolean hasSigned(byte[] what, byte[] signature) {
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key(bytes));
                check.update(what);
                return check.verify(signature);
            } catch (GeneralSecurityException malformed) {
                return false;
            }
        }

        private static PublicKey key(byte[] bytes) {
            try {
                return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
            } catch (GeneralSecurityException none) {
                throw new IllegalArgumentException("not an Ed25519 key", none);
            }
        }
    }

    /// Signs with the newest key; makes the first when there is none.
    ///
    /// @param at of the signature
    public Signed sign(JdbcClient transaction, byte[] what, Instant at) {
        SigningKeyStore.Stored key = SigningKeyStore.newest(transaction)
            .orElseGet(() -> first(transaction, at));
        PrivateKey half = known.computeIfAbsent(key.id(), id -> opened(key));
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(half, random);
            signature.update(what);
            return new Signed(signature.sign(), key.id());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Every key that has signed, the oldest first.
    public List<PublicHalf> all(JdbcClient worker) {
        return SigningKeyStore.all(worker).stream()
            .map(key -> new PublicHalf(key.id(), key.publicKey())).toList();
    }

    /// Those of them whose other half the master key opens: nobody without it can have put one among them.
    public List<PublicHalf> genuine(JdbcClient worker) {
        return SigningKeyStore.all(worker).stream().filter(this::isOurs)
            .map(key -> new PublicHalf(key.id(), key.publicKey())).toList();
    }

    private boolean isOurs(SigningKeyStore.Stored key) {
        if (!id(key.publicKey()).equals(key.id())) {
            return false;
        }
        try {
            known.computeIfAbsent(key.id(), id -> opened(key));
            return true;
        } catch (IllegalStateException another) {
            LOG.error("The signing key {} was not made by this installation; what it signed counts for"
                + " nothing: {}", key.id(), another.getMessage());
            return false;
        }
    }

    private SigningKeyStore.Stored first(JdbcClient transaction, Instant at) {
        SigningKeyStore.alone(transaction);
        return SigningKeyStore.newest(transaction).orElseGet(() -> {
            KeyPair pair = pair();
            byte[] half = pair.getPublic().getEncoded();
            String id = id(half);
            byte[] wrapped = masters.wrap(transaction, place(id), pair.getPrivate().getEncoded());
            SigningKeyStore.insert(transaction, new SigningKeyStore.Stored(id, half, wrapped, ""), at);
            return SigningKeyStore.newest(transaction).orElseThrow();
        });
    }

    private KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private PrivateKey opened(SigningKeyStore.Stored key) {
        byte[] half = masters.unwrap(key.master(), key.wrapped(), place(key.id()));
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(half));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String id(byte[] publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] place(String id) {
        return ("signing-key:" + id).getBytes(StandardCharsets.US_ASCII);
    }
}
