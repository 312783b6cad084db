package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The kinds that features offer; asked for when they are needed, since features ask for jobs too.
record Kinds(Supplier<List<JobKind>> offered) {

    private Optional<JobKind> find(String word) {
        return offered.get().stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    List<String> words() {
        return offered.get().stream().map(JobKind::word).toList();
    }

    JobKind get(String word) {
        return find(word).orElseThrow(() -> new Refused(new Failure.Missing("kind of job")));
    }
}
