package com.jupiteriq.files.inspection;

import com.jupiteriq.files.FileCallers;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.KeptFile;
import com.jupiteriq.files.Rejection;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Verdict;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.inspection.InspectionStore.Owner;
import com.jupiteriq.files.pictures.Drawn;
import com.jupiteriq.files.pictures.Pictures;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.quarantine.QuarantineMail;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.scanning.Scanner;
import com.jupiteriq.files.scanning.Scanners;
import com.jupiteriq.jobs.Chore;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Writes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at files that have come, and makes the thumbnails of those that are pictures.
final class Inspection implements Chore {

    static final String WORD = "file-inspection";

    /// How often thumbnails are tried that cannot be made now, before a file is ready without.
    private static final int MOST_TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private final InspectionStore store;
    private final FileProgress progress;
    private final Tools tools;
    private final QuarantineMail mail;
    private final Writes writes;
    private final InstantSource clock;
    private final ScannerWatch scans = new ScannerWatch();

    /// What looks at bytes.
    record Tools(Contents contents, Scanners scanners, ScanSettings settings, Pictures pictures,
        Drawings drawings, Gathering gathering) {}

    Inspection(InspectionStore store, FileProgress progress, Tools tools, QuarantineMail mail,
        Writes writes, InstantSource clock) {
        this.store = store;
        this.progress = progress;
        this.tools = tools;
        this.mail = mail;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public String word() {
        return WORD;
    }

    /// The index `files_underway` has the same condition. What the scanner does not take waits for [Rescan].
    @Override
    public Waiting waiting() {
        return new Waiting("files", "status in ('scanning', 'processing') and scan_state <> 'error'");
    }

    @Override
    public Outcome work(Turn turn) {
        Optional<Owner> owner = store.owner(turn.tenant());
        if (owner.isEmpty()) {
            return new Done();
        }
        try {
            return look(owner.get(), turn) ? new Done() : turn.again();
        } catch (Look.Stopped stopped) {
            return turn.again();
        }
    }

    /// Whether nothing is left to do.
    private boolean look(Owner owner, Turn turn) {
        Tenant tenant = owner.tenant();
        Optional<KeptFile> found = gathered(tenant, turn);
        if (found.isPresent() && found.get().file().state().contentType() == null) {
            KeptFile kept = found.get();
            Scanner scanner = tools.scanners.of(tenant.environment());
            Optional<Verdict> verdict = new Look(kept, tools.contents, scanner, scans,
                owner.types(), tools.settings.allowsOversize(), turn.stopping())
                .verdict(clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (verdict.isEmpty()) {
                return false;
            }
            found = judge(kept.file(), verdict.get(), tenant)
                .map(file -> new KeptFile(file, kept.key(), kept.parts()));
        }
        return found.filter(kept -> kept.file().status() == FileStatus.PROCESSING)
            .filter(kept -> kept.file().state().contentType() != null)
            .map(kept -> picture(kept, tenant, turn)).orElse(true);
    }

    /// Of few parts.
    private Optional<KeptFile> gathered(Tenant tenant, Turn turn) {
        Optional<KeptFile> found = waiting(tenant, turn.object());
        boolean moved = found.isPresent()
            && tools.gathering.gather(found.get(), () -> caller(tenant), turn.stopping());
        return moved ? waiting(tenant, turn.object()) : found;
    }

    /// For the next step: a file may be looked at for longer than a write may take.
    private static Caller caller(Tenant tenant) {
        return FileCallers.system(tenant, WORD);
    }

    private Optional<KeptFile> waiting(Tenant tenant, UUID file) {
        return progress.bytes(caller(tenant), file).filter(kept -> switch (kept.file().status()) {
            case SCANNING, PROCESSING -> true;
            case UPLOADING, READY, REJECTED, QUARANTINED -> false;
        });
    }

    /// As it is now, unless somebody else has moved it on.
    private Optional<StoredFile> judge(StoredFile seen, Verdict verdict, Tenant tenant) {
        return writes.run(caller(tenant), write -> {
            Optional<StoredFile> judged = progress.judge(seen, verdict, write);
            judged.filter(file -> file.status() == FileStatus.QUARANTINED)
                .ifPresent(file -> mail.found(file, write));
            return judged;
        });
    }

    private boolean picture(KeptFile kept, Tenant tenant, Turn turn) {
        StoredFile file = kept.file();
        Drawn drawn = tools.pictures.thumbnails(() -> tools.contents.open(kept.key(), kept.parts()),
            Objects.requireNonNull(file.state().contentType()), List.of(Size.values()));
        return switch (drawn) {
            case Drawn.Made(var thumbnails) -> {
                tools.drawings.keep(kept, thumbnails, (made, told) -> writes.run(caller(tenant), write ->
                    progress.picture(file, made, write).map(after -> {
                        write.ifKept(told);
                        return after;
                    })));
                yield true;
            }
            case Drawn.None(String why) -> without(file, why, tenant);
            case Drawn.Corrupt(String why) -> {
                LOG.debug("{} is no picture: {}", file.publicId(), why);
                judge(file, new Verdict.Rejected(file.state().scan(), Rejection.Reason.CORRUPT,
                    "This begins as a picture, but it is none, or not a whole one."), tenant);
                yield true;
            }
            case Drawn.Unavailable(String why) when turn.tries() < MOST_TRIES -> {
                LOG.warn("Thumbnails of {} are tried again: {}", file.publicId(), why);
                yield false;
            }
            case Drawn.Unavailable(String why) -> without(file, why, tenant);
        };
    }

    private boolean without(StoredFile file, String why, Tenant tenant) {
        LOG.info("{} has no thumbnails: {}", file.publicId(), why);
        writes.run(caller(tenant), write -> progress.picture(file, List.of(), write));
        return true;
    }
}
