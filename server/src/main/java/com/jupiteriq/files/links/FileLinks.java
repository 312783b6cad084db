package com.jupiteriq.files.links;

import com.jupiteriq.files.FileCallers;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Addresses at which anybody reads a file without a key. That one was made, and that all were ended, is put
/// on record; who follows them is not.
public final class FileLinks {

    /// Below which links lie, outside of every contract.
    public static final String MOUNT = "/f/";

    /// Of one file, that have not ended.
    public static final int MOST = 100;

    /// For how long a link may be made.
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofDays(7);

    /// Of the secret in an address, which nobody guesses.
    private static final int BYTES = 32;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int CHARACTERS = 43;

    private final LinkStore store;
    private final Files files;
    private final Ids ids;
    private final SecureRandom random;
    private final InstantSource clock;

    FileLinks(LinkStore store, Files files, Ids ids, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// Makes a link. Refuses with `Conflict` for a file that is not ready, and beyond [#MOST].
    public FileLink make(UUID id, Duration time, Write write) {
        StoredFile file = found(id, write);
        Files.demandReady(file);
        if (store.count(write.caller(), id, write.now()) >= MOST) {
            throw new Refused(new Failure.Conflict("The file has " + MOST
                + " links that have not ended. Wait until one has, or end all of them.", null));
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        FileLink link =
            new FileLink(ids.next(), id, TEXT.encodeToString(secret), write.now().plus(time));
        store.insert(link, hash(link.token()), MOST, write);
        JsonText told = new JsonWriter().object().field("link_id", link.id())
            .field("expires_at", link.endsAt()).endObject().done();
        write.record(new AuditEntry("file.link", file.publicId(), null, told));
        return link;
    }

    /// Ends all links of a file; where there is none it does nothing.
    public void end(UUID id, Write write) {
        StoredFile file = found(id, write);
        long open = store.count(write.caller(), id, write.now());
        if (open > 0) {
            store.end(id, write);
            JsonText told = new JsonWriter().object().field("links", open).endObject().done();
            write.record(new AuditEntry("file.unlink", file.publicId(), told, null));
        }
    }

    private StoredFile found(UUID id, Write write) {
        write.about(id.toString());
        StoredFile file = files.get(write.caller(), id);
        write.about(file.publicId());
        write.follows(file.updatedAt());
        return file;
    }

    /// What somebody reads who has no key: the file is ready, and belongs to this caller's tenant.
    public record Followed(Caller reader, KeptFile file) {}

    /// Where a link leads; empty for one that has ended, or never was, and for a file that cannot be read.
    ///
    /// @param origin as whom it is followed
    public Optional<Followed> follow(String token, Origin origin, Deadline deadline) {
        if (token.length() != CHARACTERS) {
            return Optional.empty();
        }
        return SqlErrors.reached(() -> store.follow(hash(token), clock.instant())).flatMap(target -> {
            Caller reader = FileCallers.reader(target.tenant(), origin, deadline);
            return files.readable(reader, target.file()).map(file -> new Followed(reader, file));
        });
    }

    /// What is random needs no salt, and nothing slow.
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
