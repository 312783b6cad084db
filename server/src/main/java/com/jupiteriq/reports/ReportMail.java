package com.jupiteriq.reports;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Tells recipients that a report is there, and where.
record ReportMail(Notices notices, Recipients recipients, PublicUrl url) {

    List<Mail> mails(Report report, ReportRun run, Caller caller) {
        if (report.recipients().isEmpty()) {
            return List.of();
        }
        Instant until = run.createdAt().plus(ReportRun.KEPT);
        Letter letter = notices.letters().reportReady(report.name(), url.base(),
            Objects.requireNonNull(run.resultUrl()), until);
        return recipients.mails(caller, report.recipients(), letter);
    }

    /// Refuses with `Limited` beyond the mails of the hour; then none is staged.
    void stage(List<Mail> mails, Write write) {
        notices.stage(mails, write);
    }
}
