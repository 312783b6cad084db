package com.jupiteriq.files;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the platform says about a file.
///
/// @param contentType by its bytes; null while nobody has looked at them
/// @param sha256 of its bytes, in hexadecimal; null while nobody has looked at them
/// @param rejection null unless nobody may read it
/// @param appeal null while nobody has said that it is no virus
public record FileState(
    FileStatus status,
    @Nullable String contentType,
    @Nullable String sha256,
    Scan scan,
    List<Thumbnail> thumbnails,
    @Nullable Rejection rejection,
    @Nullable Appeal appeal) {

    public FileState {
        thumbnails = List.copyOf(thumbnails);
    }

    /// Of one at whose bytes nobody has looked.
    static FileState unseen(FileStatus status) {
        return new FileState(status, null, null, Scan.PENDING, List.of(), null, null);
    }

    /// After somebody has looked at its bytes.
    FileState judged(Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Fine(Scan said, String type, String sum, boolean pictured) -> new FileState(
                pictured ? FileStatus.PROCESSING : FileStatus.READY, type, sum, said, List.of(), null,
                appeal);
            case Verdict.Rejected(Scan said, Rejection.Reason reason, String message) -> rejected(
                reason == Rejection.Reason.VIRUS ? FileStatus.QUARANTINED : FileStatus.REJECTED, said,
                new Rejection(reason, message, now));
            case Verdict.Unscanned(Scan said) ->
                new FileState(status, contentType, sha256, said, thumbnails, rejection, appeal);
        };
    }

    private FileState rejected(FileStatus how, Scan said, Rejection why) {
        return new FileState(how, null, null, said, List.of(), why, appeal);
    }

    FileState pictured(List<Thumbnail> made) {
        return new FileState(FileStatus.READY, contentType, sha256, scan, made, rejection, appeal);
    }

    FileState appealed(String reason, Instant now) {
        return new FileState(status, contentType, sha256, scan, thumbnails, rejection,
            new Appeal(Appeal.State.PENDING, reason, now, null));
    }

    /// One that is granted goes on as if nothing was found; one that is refused is lost.
    FileState decided(Appeal after) {
        boolean granted = after.state() == Appeal.State.GRANTED;
        return new FileState(granted ? FileStatus.PROCESSING : FileStatus.REJECTED, null, null, scan,
            List.of(), granted ? null : rejection, after);
    }

    /// Its bytes are not kept any longer.
    FileState lost() {
        return new FileState(FileStatus.REJECTED, null, null, scan, List.of(), rejection, appeal);
    }

    /// Whether an appeal has let it go on, whatever a scanner says.
    public boolean isCleared() {
        return appeal != null && appeal.state() == Appeal.State.GRANTED;
    }
}
