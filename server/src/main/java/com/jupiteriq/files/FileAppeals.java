package com.jupiteriq.files;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.util.UUID;

/// What becomes of files in which a virus was found: somebody says that it is none, the operator decides, or
/// nobody does anything and the bytes go (000:148, G14).
///
/// Refuses with `Conflict` for a file that is not in quarantine, and what was said or decided already.
public final class FileAppeals {

    /// How long the bytes are kept; those of an appeal that nobody has decided, longer.
    public static final Duration QUARANTINE = Duration.ofDays(30);

    private final Files files;

    FileAppeals(Files files) {
        this.files = files;
    }

    /// Says that a file has no virus, and emits `file.appealed`.
    public StoredFile appeal(UUID id, String reason, Write write) {
        StoredFile before = files.found(id, write);
        if (before.status() != FileStatus.QUARANTINED) {
            throw conflict("Only a file in quarantine can be appealed. This one is "
                + before.status().word() + ".");
        }
        if (before.state().appeal() != null) {
            throw conflict("There is an appeal for this file already. It is "
                + before.state().appeal().state().word() + ".");
        }
        write.follows(before.updatedAt());
        StoredFile after = before.with(before.state().appealed(reason, write.now()), write.now());
        files.move(before, after, new Files.Move("file.appeal", FileEvents.appealed(after)), write);
        return after;
    }

    /// Decides an appeal for good: the file goes on as if nothing was found, or its bytes go, which is
    /// `file.rejected`.
    ///
    /// @param write of the file's tenant
    public StoredFile decide(UUID id, Appeal.State decision, Write write) {
        StoredFile before = files.found(id, write);
        Appeal pending = before.state().appeal();
        if (pending == null) {
            throw new Refused(new Failure.Missing("appeal"));
        }
        if (pending.state() != Appeal.State.PENDING) {
            throw conflict("This appeal is decided already: it is " + pending.state().word() + ".");
        }
        write.follows(before.updatedAt());
        StoredFile after =
            before.with(before.state().decided(pending.decided(decision, write.now())), write.now());
        files.move(before, after, decision == Appeal.State.GRANTED
            ? new Files.Move("file.grant")
            : new Files.Move("file.refuse", FileEvents.rejected(after)), write);
        return after;
    }

    /// Gives up a file that was in quarantine for long enough, and emits `file.rejected`.
    public void giveUp(UUID id, Write write) {
        StoredFile before = files.found(id, write);
        Appeal appeal = before.state().appeal();
        Rejection rejection = before.state().rejection();
        boolean over = before.status() == FileStatus.QUARANTINED && rejection != null
            && !write.now().isBefore(rejection.at().plus(QUARANTINE))
            && (appeal == null || appeal.state() != Appeal.State.PENDING);
        if (over) {
            write.follows(before.updatedAt());
            StoredFile after = before.with(before.state().lost(), write.now());
            files.move(before, after, new Files.Move("file.reject", FileEvents.rejected(after)), write);
        }
    }

    private static Refused conflict(String message) {
        return new Refused(new Failure.Conflict(message, null));
    }
}
