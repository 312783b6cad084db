package com.jupiteriq.once;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `idempotency`.
final class ClaimStore {

    static final String CONSTRAINT = "idempotency_pkey";

    private static final String CLAIM = """
        insert into idempotency (tenant_id, scope, fingerprint, answer, expires_at)
        values (?, ?, ?, ?, ?)""";

    /// The same for an answer that tells of people.
    private static final String CLAIM_ABOUT = """
        insert into idempotency (tenant_id, scope, fingerprint, answer, expires_at, subjects)
        values (?, ?, ?, ?, ?, ?::uuid[])""";

    /// Another request may have committed the answer without waiting for the disk yet ([Writes.Together]).
    /// The message gives this transaction a commit of its own, which lies behind that one and waits.
    private static final String FIND = """
        select fingerprint, answer, pg_logical_emit_message(true, 'replayed', '')
        from idempotency
        where tenant_id = ? and scope = ? and expires_at > ?""";

    private static final String DELETE_EXPIRED = """
        delete from idempotency
        where tenant_id = ? and scope = ? and expires_at <= ?""";

    private final Reads reads;
    private final Writes writes;
    private final Vault vault;
    private final InstantSource clock;

    ClaimStore(Reads reads, Writes writes, Vault vault, InstantSource clock) {
        this.reads = reads;
        this.writes = writes;
        this.vault = vault;
        this.clock = clock;
    }

    /// @param fingerprint under the key of the account; of an earlier version as the request has it
    /// @param answer null when it was wiped with a person of whom it told
    record Stored(byte[] fingerprint, @Nullable Kept answer) {}

    void stage(Write write, Claim claim, Kept answer, Instant expiresAt) {
        List<String> operations = claim.operations(write.names());
        if (operations.isEmpty()) {
            throw new IllegalStateException(claim.operation() + " does not say what it is about");
        }
        UUID tenant = write.caller().tenant().id();
        for (String operation : operations) {
            byte[] scope = scope(write.caller(), operation, claim.key());
            byte[] sealed =
                vault.seal(write.caller().tenant().account(), place(tenant, scope), packed(answer));
            if (write.subjects().isEmpty()) {
                write.stageFirst(CLAIM, tenant, scope, keyed(write.caller(), claim), sealed, expiresAt);
            } else {
                write.stageFirst(CLAIM_ABOUT, tenant, scope, keyed(write.caller(), claim), sealed, expiresAt,
                    write.subjects().stream().map(UUID::toString).toArray(String[]::new));
            }
        }
    }

    Optional<Stored> find(Caller caller, Claim claim, Set<String> names) {
        return claim.operations(names).stream()
            .flatMap(operation -> find(caller, scope(caller, operation, claim.key())).stream())
            .findFirst();
    }

    private Optional<Stored> find(Caller caller, byte[] scope) {
        UUID tenant = caller.tenant().id();
        Sql query = Sql.of(FIND, tenant, scope, clock.instant());
        return reads.one(caller, query, row -> {
            byte[] answer = row.getBytes("answer");
            return new Stored(row.getBytes("fingerprint"), answer == null
                ? null : unpacked(vault.open(caller.tenant().account(), place(tenant, scope), answer)));
        });
    }

    /// Whether the answer was given to this very request.
    boolean same(Caller caller, Stored stored, Claim claim) {
        return MessageDigest.isEqual(stored.fingerprint(), keyed(caller, claim))
            || MessageDigest.isEqual(stored.fingerprint(), claim.fingerprint());
    }

    private byte[] keyed(Caller caller, Claim claim) {
        return vault.blindIndex(caller.tenant().account(), "idempotency.fingerprint",
            HexFormat.of().formatHex(claim.fingerprint())).getBytes(StandardCharsets.US_ASCII);
    }

    /// An expired row gives way to a new claim; the sweep that deletes old rows may not have come by yet.
    void deleteExpired(Caller caller, Claim claim, Set<String> names) {
        writes.run(caller, write -> {
            for (String operation : claim.operations(names)) {
                write.stageFirst(DELETE_EXPIRED, caller.tenant().id(),
                    scope(caller, operation, claim.key()), clock.instant());
            }
            return write;
        });
    }

    /// Tenant, principal, operation and key; the tenant leads the primary key.
    private static byte[] scope(Caller caller, String operation, String key) {
        String scope = caller.principal().id() + "\n" + operation + "\n" + key;
        try {
            return MessageDigest.getInstance("SHA-256").digest(scope.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String place(UUID tenant, byte[] scope) {
        return "idempotency.answer:" + tenant + ":" + HexFormat.of().formatHex(scope);
    }

    private static byte[] packed(Kept answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(answer.status());
            out.writeShort(answer.headers().size());
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(answer.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Kept unpacked(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readShort();
            int headers = in.readShort();
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < headers; i++) {
                named.put(in.readUTF(), in.readUTF());
            }
            return new Kept(status, named, in.readAllBytes(), true);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
