package com.jupiteriq.admin;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.audit.SealDocument;
import com.jupiteriq.audit.Verdict;
import com.jupiteriq.json.Times;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `admin audit …`
@Command(name = "audit", description = "Verifies the audit trail of an account.")
final class AdminAudit implements Runnable {

    /// For one part, which the trail ends earlier by itself.
    private static final Duration TIME = Duration.ofMinutes(1);

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminAudit(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "verify",
        description = "Seals what is not yet, and holds all entries against their seals.")
    int verify(
        @Option(names = "--account", required = true, paramLabel = "ACCOUNT",
            description = "acc_…") String account,
        @Option(names = "--environment", required = true, paramLabel = "live|test",
            description = "Its environment.") String word,
        @Option(names = "--from", paramLabel = "TIME",
            description = "From when on; everything when left out.") @Nullable String from) {
        Environment environment = Arrays.stream(Environment.values())
            .filter(known -> known.word().equals(word)).findFirst()
            .orElseThrow(() -> new StartRefused("--environment must be live or test."));
        Instant begin = from == null ? null : Times.parse(from).orElseThrow(() -> new StartRefused(
            "--from must be a date or a time such as 2030-01-31T00:00:00Z, not \"" + from + "\"."));
        return admin.perform(desk -> {
            Account known = desk.accounts().find(account)
                .orElseThrow(() -> new Refused(new Failure.Missing("account")));
            Verdict verdict = whole(desk, known, environment, begin);
            if (verdict.firstInvalid() != null) {
                throw new StartRefused("The audit trail of " + account + " is not what was sealed: "
                    + AuditCommand.sentence(verdict.firstInvalid()));
            }
            return new Admin.Say(SealDocument.VERDICT.of(verdict).text(),
                verdict.checked() + " entries are as they were sealed.");
        });
    }

    private static Verdict whole(
        Admin.Desk desk, Account account, Environment environment, @Nullable Instant from) {
        long checked = 0;
        Instant next = from;
        Verdict part;
        do {
            Caller caller = new Caller(account.tenant(environment), desk.actor().principal(),
                Permissions.EVERYTHING, desk.actor().origin(), Deadline.in(TIME));
            part = desk.trail().verify(caller, next, null);
            checked += part.checked();
            next = part.nextFrom();
        } while (next != null);
        return new Verdict(checked, part.firstInvalid(), null);
    }
}
