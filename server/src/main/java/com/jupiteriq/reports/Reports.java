package com.jupiteriq.reports;

import static com.jupiteriq.reports.ReportDocument.QUERY;
import static com.jupiteriq.reports.ReportDocument.RECIPIENTS;
import static com.jupiteriq.reports.ReportDocument.REPORT;
import static com.jupiteriq.reports.ReportDocument.SCHEDULE;
import static com.jupiteriq.reports.ReportDocument.TEMPLATE;
import static com.jupiteriq.reports.ReportEvents.LIFE;

import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Resource;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The reports of a tenant. Refuses with `QuotaExceeded` beyond [#MOST], and with `Invalid` what could not be
/// made or sent.
public final class Reports implements Resource<Report> {

    /// How many an environment may have, whatever its plan.
    static final int MOST = 100;

    private static final String TABLE = "reports";

    private final ReportStore store;
    private final Making making;
    private final Recipients recipients;
    private final Ids ids;

    Reports(ReportStore store, Making making, Recipients recipients, Ids ids) {
        this.store = store;
        this.making = making;
        this.recipients = recipients;
        this.ids = ids;
    }

    @Override
    public Document<Report> document() {
        return REPORT;
    }

    @Override
    public Listing<Report> list() {
        return store.list();
    }

    @Override
    public String quota() {
        return TABLE;
    }

    @Override
    public Report create(Draft<Report> draft, Write write) {
        list().makeRoom(MOST, quota(), write);
        refuseWrong(draft, write.now());
        List<UUID> people = recipients.read(write.caller(), draft.get(RECIPIENTS), List.of());
        Report report = ReportDocument.made(ids.next(), draft, people, write.now());
        store.insert(report, write);
        LIFE.created(report, write);
        return report;
    }

    private void refuseWrong(Draft<Report> draft, Instant now) {
        List<Problem> problems = new ArrayList<>();
        JsonText query = draft.orNull(QUERY);
        if ((draft.orNull(TEMPLATE) == null) == (query == null)) {
            problems.add(Problem.wrong(TEMPLATE.name(),
                "A report has either a `template` or a `query`. Send one of them, and null for the other."));
        }
        Schedule schedule = draft.orNull(SCHEDULE);
        if (schedule != null) {
            problems.addAll(schedule.problems(SCHEDULE.name()));
        }
        if (query != null) {
            try {
                making.check(ReportQuery.read(query), now);
            } catch (Refused wrong) {
                if (!(wrong.failure() instanceof Failure.Invalid(List<Problem> more))) {
                    throw wrong;
                }
                problems.addAll(more);
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    @Override
    public Report get(Caller caller, UUID id) {
        return store.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing("report")));
    }

    @Override
    public Report change(
        UUID id, IntPredicate expected, Function<Report, Draft<Report>> change, Write write) {
        Report before = changeable(id, expected, write);
        Draft<Report> draft = change.apply(before);
        refuseWrong(draft, write.now());
        List<UUID> people = recipients.read(write.caller(), draft.get(RECIPIENTS), before.recipients());
        Report after = ReportDocument.changed(before, draft, people, write.now());
        Changes changes = REPORT.changes(before, after);
        if (changes.none()) {
            return before;
        }
        store.update(before, after, write);
        LIFE.changed(after, changes, write);
        return after;
    }

    /// With its runs, and what they told.
    @Override
    public void delete(UUID id, IntPredicate expected, Write write) {
        Report report = changeable(id, expected, write);
        store.delete(report, write);
        LIFE.deleted(report, write);
    }

    private Report changeable(UUID id, IntPredicate expected, Write write) {
        Report report = get(write.caller(), id);
        write.follows(expected, report.version(), report.updatedAt());
        return report;
    }

    @Override
    public String publicId(Report report) {
        return report.publicId();
    }

    @Override
    public int version(Report report) {
        return report.version();
    }
}
