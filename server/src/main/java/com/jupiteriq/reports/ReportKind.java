package com.jupiteriq.reports;

import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Run;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a report: what it tells is committed with its events and its mails, as the only step.
final class ReportKind implements JobKind {

    static final String WORD = "report";

    private static final Logger LOG = LoggerFactory.getLogger(ReportKind.class);

    private final Reports reports;
    private final Runs runs;
    private final Making making;
    private final ReportMail mail;
    private final Writes writes;

    ReportKind(Reports reports, Runs runs, Making making, ReportMail mail, Writes writes) {
        this.reports = reports;
        this.runs = runs;
        this.making = making;
        this.mail = mail;
        this.writes = writes;
    }

    static JsonText order(Report report) {
        return new JsonWriter().object().field("report", report.publicId()).endObject().done();
    }

    private static UUID report(JsonText order) {
        Fields fields =
            new Fields(JsonReader.read(order.text().getBytes(StandardCharsets.UTF_8)).members());
        return TypeId.parse(Report.PREFIX, fields.requiredText("report")).orElseThrow();
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission needs(JsonText order) {
        return Permission.ANALYTICS_WRITE;
    }

    @Override
    public void run(Run run) {
        if (run.done() > 0) {
            return;
        }
        run.total(1);
        Report report = reports.get(run.caller(), report(run.order()));
        ReportRun begun = runs.get(run.caller(), report.id(), run.job().id());
        byte[] content = making.make(run.caller(), report, begun.createdAt());
        runs.demandRoom(content, run.caller());
        writes.run(run.caller(), write -> {
            run.progress(1, List.of(), write);
            return runs.complete(report, begun, content, send(report, begun, write), write);
        });
    }

    /// An environment that has sent its mails of the hour hears of it by the event alone.
    private int send(Report report, ReportRun run, Write write) {
        List<Mail> mails = mail.mails(report, run.succeeded(0, write.now()), write.caller());
        try {
            mail.stage(mails, write);
            return mails.size();
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Limited)) {
                throw refused;
            }
            LOG.info("Nobody is written to about {}: {}", run.publicId(), refused.getMessage());
            return 0;
        }
    }
}
