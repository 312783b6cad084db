package com.jupiteriq.files.inspection;

import com.jupiteriq.files.FileState;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.Rejection;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.Verdict;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.kinds.Bytes;
import com.jupiteriq.files.kinds.FileType;
import com.jupiteriq.files.kinds.Found;
import com.jupiteriq.files.kinds.Kinds;
import com.jupiteriq.files.scanning.Engine;
import com.jupiteriq.files.scanning.ScanResult;
import com.jupiteriq.files.scanning.Scanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks at all bytes of one file once: a scanner has them on their way into their sum. What they are is told
/// by a few of them afterwards.
///
/// @param watch hears whether the scanner answers
/// @param types media types that the account may keep beside those that all may
/// @param oversize whether what the scanner does not take is let through
/// @param stopping whether to give up, for another node to begin anew
record Look(KeptFile kept, Contents contents, Scanner scanner, ScannerWatch watch, Set<String> types,
    boolean oversize, BooleanSupplier stopping) {

    private static final int CHUNK = 64 << 10;

    /// The node ends while somebody looks.
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the node ends", null, false, false);
        }
    }

    /// What was found; empty when the scanner cannot be asked.
    Optional<Verdict> verdict(Instant now) {
        MessageDigest sum = sha256();
        try (InputStream bytes = new Passing(contents.open(kept.key(), kept.parts()), sum, stopping)) {
            FileState state = kept.file().state();
            Optional<Scan> said = state.isCleared() ? Optional.of(state.scan()) : scanned(bytes, now);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(judged(said.get(), bytes, sum));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Verdict judged(Scan scan, InputStream bytes, MessageDigest sum) throws IOException {
        boolean infected = scan.state() == Scan.State.INFECTED && !kept.file().state().isCleared();
        if (scan.state() == Scan.State.ERROR) {
            return new Verdict.Unscanned(scan);
        }
        return infected
            ? new Verdict.Rejected(scan, Rejection.Reason.VIRUS,
                "A virus was found in this file: " + scan.signature() + ".")
            : typed(scan, bytes, sum);
    }

    private Optional<Scan> scanned(InputStream bytes, Instant now) throws IOException {
        ScanResult said = scanner.scan(bytes, kept.file().size());
        if (said instanceof ScanResult.Failed(String why)) {
            watch.silent(why);
            return Optional.empty();
        }
        watch.answers();
        return Optional.of(taken(said, now));
    }

    private Scan taken(ScanResult said, Instant now) {
        return switch (said) {
            case ScanResult.Clean(Engine engine) ->
                new Scan(Scan.State.CLEAN, cut(engine.text()), null, now);
            case ScanResult.Infected(Engine engine, String signature) ->
                new Scan(Scan.State.INFECTED, cut(engine.text()), cut(signature), now);
            case ScanResult.TooLarge(Engine engine) -> new Scan(
                oversize ? Scan.State.SKIPPED : Scan.State.ERROR, cut(engine.text()), null, now);
            case ScanResult.Skipped() ->
                new Scan(Scan.State.SKIPPED, null, null, now);
            case ScanResult.Failed _ ->
                throw new IllegalStateException("nothing was said");
        };
    }

    private static String cut(String said) {
        return said.length() <= Scan.MAX_TEXT ? said : said.substring(0, Scan.MAX_TEXT);
    }

    private Verdict typed(Scan scan, InputStream bytes, MessageDigest sum) throws IOException {
        Found found = Kinds.of(new Anywhere());
        return switch (found) {
            case Found.Kind(FileType type) when type.isAlwaysAllowed() || types.contains(type.mediaType()) ->
                fine(scan, type, bytes, sum);
            case Found.Kind(FileType type) -> new Verdict.Rejected(scan, Rejection.Reason.TYPE,
                "Files of the type " + type.mediaType() + " are not kept for this account.");
            case Found.Unknown() -> new Verdict.Rejected(scan, Rejection.Reason.TYPE,
                "This is none of the types of files that are kept.");
            case Found.Corrupt(String why) ->
                new Verdict.Rejected(scan, Rejection.Reason.CORRUPT, why);
        };
    }

    private static Verdict fine(Scan scan, FileType type, InputStream bytes, MessageDigest sum)
        throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = bytes.read(chunk);
        while (count >= 0) {
            count = bytes.read(chunk);
        }
        return fine(scan, type, HexFormat.of().formatHex(sum.digest()));
    }

    static Verdict.Fine fine(Scan scan, FileType type, String sha256) {
        String mediaType = type.mediaType();
        return new Verdict.Fine(scan, mediaType, sha256,
            mediaType.startsWith("image/") || mediaType.startsWith("video/"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Bytes of the file for whoever looks here and there.
    private final class Anywhere implements Bytes {

        @Override
        public long size() {
            return kept.file().size();
        }

        @Override
        public byte[] at(long offset, int length) {
            long most = Math.min(length, size() - offset);
            ByteArrayOutputStream some = new ByteArrayOutputStream((int) Math.max(0, most));
            if (most > 0) {
                contents.read(kept.key(), kept.parts(), offset, most, some::write);
            }
            return some.toByteArray();
        }
    }

    /// Bytes that are added up as they pass.
    private static final class Passing extends DigestInputStream {

        private final BooleanSupplier stopping;

        Passing(InputStream bytes, MessageDigest sum, BooleanSupplier stopping) {
            super(bytes, sum);
            this.stopping = stopping;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (stopping.getAsBoolean()) {
                throw new Stopped();
            }
            return super.read(into, from, length);
        }
    }
}
