package com.jupiteriq.data.imports;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.BulkProblems;
import com.jupiteriq.data.Operation;
import com.jupiteriq.jobs.JobError;
import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Run;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Writes;
import java.util.ArrayList;
import java.util.List;

/// Brings a file in, a hundred lines at a time: each hundred is one bulk, committed together with how far the
/// job is.
final class ImportKind implements JobKind {

    static final String WORD = "import";

    private final Imports imports;
    private final Bulk bulk;
    private final Writes writes;

    ImportKind(Imports imports, Bulk bulk, Writes writes) {
        this.imports = imports;
        this.bulk = bulk;
        this.writes = writes;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission needs(JsonText order) {
        return Permission.DATA_WRITE;
    }

    @Override
    public void run(Run run) {
        Imports.Order order = Imports.Order.of(run.order());
        byte[] file = run.input();
        if (run.job().progress().total() == null) {
            run.total(count(imports.lines(order, file, run.caller())));
        }
        ImportLines lines = imports.lines(order, file, run.caller());
        for (long passed = 0; passed < run.done() && lines.hasNext(); passed++) {
            lines.next();
        }
        while (lines.hasNext() && run.wanted()) {
            List<ImportLine> chunk = new ArrayList<>();
            while (chunk.size() < Bulk.MAX && lines.hasNext()) {
                chunk.add(lines.next());
            }
            bringIn(chunk, run);
        }
    }

    private static long count(ImportLines lines) {
        long count = 0;
        while (lines.hasNext()) {
            lines.next();
            count++;
        }
        return count;
    }

    private void bringIn(List<ImportLine> chunk, Run run) {
        try {
            together(chunk, run);
        } catch (Refused refused) {
            if (chunk.size() > 1 && ofOne(refused.failure())) {
                // one of them is refused only when it is committed: each by itself, as far as it goes
                chunk.forEach(line -> bringIn(List.of(line), run));
            } else if (ofOne(refused.failure())) {
                run.progress(run.done() + 1, errors(chunk.getFirst(), refused.failure()));
            } else {
                throw refused;
            }
        }
    }

    /// Whether the refusal is of what was to be written, and not of the time in which it was.
    private static boolean ofOne(Failure failure) {
        return switch (failure) {
            case Failure.QuotaExceeded _, Failure.Invalid _, Failure.Taken _ -> true;
            default -> false;
        };
    }

    private void together(List<ImportLine> chunk, Run run) {
        long next = run.done() + chunk.size();
        List<Operation> operations = chunk.stream().map(ImportLine::operation).toList();
        List<JobError> errors = writes.run(run.caller(), write -> {
            List<Bulk.Outcome> outcomes = bulk.apply(operations, false, write);
            List<JobError> wrong = errors(chunk, outcomes);
            if (outcomes.stream().anyMatch(Bulk.Outcome::changes)) {
                run.progress(next, wrong, write);
            }
            return wrong;
        });
        if (run.done() < next) {
            run.progress(next, errors);
        }
    }

    private static List<JobError> errors(List<ImportLine> chunk, List<Bulk.Outcome> outcomes) {
        List<JobError> errors = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            if (outcomes.get(i) instanceof Bulk.Outcome.Failed(Failure failure)) {
                errors.addAll(errors(chunk.get(i), failure));
            }
        }
        return errors;
    }

    private static List<JobError> errors(ImportLine line, Failure failure) {
        return BulkProblems.of(failure).stream()
            .map((Problem problem) -> JobError.ofLine(
                line.number(), problem.field().isEmpty() ? null : problem.field(), problem.message()))
            .toList();
    }
}
