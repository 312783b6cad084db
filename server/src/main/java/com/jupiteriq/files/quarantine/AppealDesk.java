package com.jupiteriq.files.quarantine;

import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.quarantine.AppealStore.Place;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The appeals of all accounts, which the operator decides. A decision is a write of the operator's own live
/// environment and has a part in the file's, so that both trails tell of it; what the account is shown names
/// the operator, not which of their people it was.
public final class AppealDesk {

    private static final String NEWEST = "-created_at";
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final AppealStore store;
    private final Files files;
    private final FileAppeals appeals;
    private final QuarantineMail mail;

    AppealDesk(AppealStore store, Files files, FileAppeals appeals, QuarantineMail mail) {
        this.store = store;
        this.files = files;
        this.appeals = appeals;
        this.mail = mail;
    }

    /// A page of them, the newest first.
    ///
    /// @param state by its word, null for any
    public Page<AppealedFile> page(Caller operator, @Nullable String state, PageRequest page) {
        String wanted = Objects.requireNonNullElse(state, "");
        Cursor cursor = page.cursor();
        Instant at = cursor == null ? END_OF_TIME : cursor.of(NEWEST).time();
        UUID after = cursor == null ? LAST : cursor.id();
        List<Place> found = SqlErrors.reached(() ->
            store.page(wanted, at, after, page.limit(), page.offset()));
        Long total = page.total() == PageRequest.Total.NONE
            ? null : SqlErrors.reached(() -> (Long) store.count(wanted));
        Page<Place> places = Page.of(found, page, total, last ->
            new Cursor(NEWEST, last.at().toString(), last.file()));
        List<AppealedFile> items = places.items().stream()
            .flatMap(place -> appealed(place, operator)).toList();
        return new Page<>(items, places.total(), places.next());
    }

    /// One that is deleted at this moment is left out.
    private Stream<AppealedFile> appealed(Place place, Caller operator) {
        try {
            return Stream.of(shown(place.tenant(), files.get(there(place.tenant(), operator), place.file())));
        } catch (Refused gone) {
            if (gone.failure() instanceof Failure.Missing) {
                return Stream.empty();
            }
            throw gone;
        }
    }

    private static AppealedFile shown(Tenant tenant, StoredFile file) {
        return new AppealedFile(tenant, file, Objects.requireNonNull(file.state().appeal()));
    }

    /// Decides an appeal for good. Refuses with `Missing` where nobody has appealed, and with `Conflict` what
    /// is decided.
    ///
    /// @param reason for whoever has appealed
    public AppealedFile decide(UUID file, Appeal.State decision, String reason, Write write) {
        write.about(file.toString(), StoredFile.publicId(file));
        Optional<Place> place = SqlErrors.reached(() -> store.find(file));
        Tenant tenant = place.orElseThrow(() -> new Refused(new Failure.Missing("appeal"))).tenant();
        Write there = write.in(there(tenant, write.caller()));
        StoredFile after = appeals.decide(file, decision, there);
        mail.decided(after, decision == Appeal.State.GRANTED, reason, there);
        write.record(new AuditEntry("file_appeal.decide", after.publicId(), null, new JsonWriter().object()
            .field("decision", decision.word()).field("reason", reason).endObject().done()));
        return shown(tenant, after);
    }

    private static Caller there(Tenant tenant, Caller operator) {
        return new Caller(tenant, Principal.operator(), Permissions.EVERYTHING,
            new Origin(operator.origin().requestId(), "local", ""), operator.deadline());
    }
}
