package com.jupiteriq.tokens;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.seals.Peppers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's secret without which the stored hashes of credentials are worth nothing. There can be
/// several: each hash names the one that made it, and new ones take the newest.
public final class Pepper {

    private static final Logger LOG = LoggerFactory.getLogger(Pepper.class);

    private static final byte VERSION = 1;

    /// Secrets of keys begin with a letter.
    private static final byte[] TICKETS = "\0stream-ticket\0".getBytes(StandardCharsets.US_ASCII);

    private final Peppers peppers;

    public Pepper(Peppers peppers) {
        this.peppers = peppers;
    }

    /// What is stored of a secret.
    ///
    /// @param pepper the id of the pepper that made it
    /// @param code a version byte and HMAC-SHA-256
    public record Hash(String pepper, byte[] code) {

        @Override
        public String toString() {
            return "Hash[" + pepper + "]";
        }
    }

    /// With the newest pepper.
    ///
    /// @param secret long and random: it is not made slow to try
    public Hash hash(byte[] secret) {
        Peppers.Ring ring = peppers.ring();
        return new Hash(ring.newest(), code(newest(ring), secret));
    }

    private static Mac newest(Peppers.Ring ring) {
        Mac mac = ring.keyed().get(ring.newest());
        if (mac == null) {
            throw new IllegalStateException("the newest pepper is not known to this process");
        }
        return mac;
    }

    /// Takes the same time wherever the two differ. Refuses with `CredentialUnchecked` what was hashed with a
    /// pepper that this process cannot come to know.
    public boolean matches(byte[] secret, Hash stored) {
        Mac known = peppers.ring().keyed().get(stored.pepper());
        Mac mac = known == null ? learned(stored.pepper()) : known;
        return MessageDigest.isEqual(code(mac, secret), stored.code());
    }

    /// Another process may have added it a moment ago.
    private Mac learned(String id) {
        peppers.follow();
        @Nullable Mac mac = peppers.ring().keyed().get(id);
        if (mac == null) {
            throw new Refused(new Failure.CredentialUnchecked());
        }
        return mac;
    }

    /// Whether a newer pepper is to take its place.
    public boolean isOld(Hash stored) {
        return !stored.pepper().equals(peppers.ring().newest());
    }

    /// Learns what there is of peppers now. Who tells that they have changed does not wait for it.
    public void follow() {
        Thread.ofVirtual().name("peppers").start(() -> {
            try {
                peppers.follow();
            } catch (RuntimeException failed) {
                LOG.warn("The peppers were not read anew; they are when a credential needs it: {}",
                    failed.getMessage());
            }
        });
    }

    private static byte[] code(Mac keyed, byte[] secret) {
        byte[] code = copy(keyed).doFinal(secret);
        byte[] hash = new byte[code.length + 1];
        hash[0] = VERSION;
        System.arraycopy(code, 0, hash, 1, code.length);
        return hash;
    }

    /// What nobody can make who does not have a pepper; never the hash of a key.
    public byte[] seal(byte[] ticket) {
        return seal(newest(peppers.ring()), ticket);
    }

    /// Whether this is the seal of that ticket, made with any pepper that is not retired.
    public boolean sealed(byte[] ticket, byte[] seal) {
        boolean found = false;
        for (Mac keyed : peppers.ring().keyed().values()) {
            found |= MessageDigest.isEqual(seal(keyed, ticket), seal);
        }
        return found;
    }

    private static byte[] seal(Mac keyed, byte[] ticket) {
        Mac mac = copy(keyed);
        mac.update(TICKETS);
        return mac.doFinal(ticket);
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HMAC can be cloned", e);
        }
    }
}
