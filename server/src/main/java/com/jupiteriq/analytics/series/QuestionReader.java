package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.json.TextRule;
import com.jupiteriq.json.Times;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a question from texts by name, as queries have them.
final class QuestionReader {

    /// Points of one answer.
    static final int MOST_POINTS = 10_000;

    private static final Duration USUAL = Duration.ofHours(24);
    private static final List<String> ORDINARY =
        List.of(Question.FROM, Question.TO, Question.INTERVAL, Question.GROUP_BY);

    private final Source source;
    private final Map<String, String> texts;
    private final Instant now;

    QuestionReader(Source source, Map<String, String> texts, Instant now) {
        this.source = source;
        this.texts = texts;
        this.now = now;
    }

    Question read() {
        Interval interval = interval();
        Group by = texts.containsKey(Question.GROUP_BY) ? by(texts.get(Question.GROUP_BY)) : null;
        Map<Group, String> filters = filters();
        Instant wantedTo = time(Question.TO).orElse(now);
        Instant wantedFrom = time(Question.FROM).orElseGet(() -> wantedTo.minus(USUAL));
        if (!wantedFrom.isBefore(wantedTo)) {
            throw wrong(Question.FROM, "must be before `" + Question.TO + "`.");
        }
        Instant current = interval.next(interval.floor(now));
        Instant to = wantedTo.isAfter(current) ? current : interval.ceiling(wantedTo);
        Question question = new Question(interval, interval.floor(wantedFrom), to, by, filters);
        if (!question.from().isBefore(to)) {
            throw wrong(Question.FROM, "lies in the future. Ask for what has begun.");
        }
        demandFew(question, 1, now);
        if (question.from().isBefore(interval.begin(now))) {
            throw wrong(Question.FROM, "lies too far back: the counts by " + interval.word()
                + " are kept for " + interval.daysKept() + " days. Ask from " + interval.begin(now)
                + " on" + (interval == Interval.DAY ? "." : ", or by a longer interval."));
        }
        return question;
    }

    private Interval interval() {
        String word = texts.getOrDefault(Question.INTERVAL, Interval.HOUR.word());
        return Arrays.stream(Interval.values()).filter(interval -> interval.word().equals(word)).findFirst()
            .orElseThrow(() -> wrong(Question.INTERVAL, "must be one of `minute`, `hour`, `day`."));
    }

    private Group by(@Nullable String name) {
        return group(name).orElseThrow(() -> wrong(Question.GROUP_BY, source.groups().isEmpty()
            ? "cannot be sent: the series `" + source.name() + "` has no groups."
            : "must be one of " + source.groups().stream().map(group -> "`" + group.name() + "`")
                .collect(Collectors.joining(", ")) + "."));
    }

    private Optional<Group> group(@Nullable String name) {
        return source.groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    private Map<Group, String> filters() {
        Map<Group, String> filters = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (!ORDINARY.contains(name)) {
                Group group = group(name).orElseThrow(() -> wrong(name,
                    "cannot be sent: the series `" + source.name() + "` has no such group."));
                String fault = TextRule.fault(group.field().schema(), text);
                if (fault != null) {
                    throw wrong(name, fault);
                }
                filters.put(group, text);
            }
        });
        return filters;
    }

    private Optional<Instant> time(String name) {
        String text = texts.get(name);
        return text == null ? Optional.empty()
            : Optional.of(Times.parse(text).orElseThrow(() -> wrong(name, "must be a date such as 2024-01-15"
                + " or a time with offset such as 2024-01-15T10:30:00Z.")));
    }

    private static Refused wrong(String name, String fault) {
        return new Refused(new Failure.Unreadable(name, "The parameter `" + name + "` " + fault));
    }

    /// Refuses what would have too many points.
    static void demandFew(Question question, long groups, Instant now) {
        if (groups * question.intervals() <= MOST_POINTS) {
            return;
        }
        String fits = Arrays.stream(Interval.values())
            .filter(other -> other.compareTo(question.interval()) > 0)
            .filter(other -> !question.from().isBefore(other.begin(now)))
            .filter(other -> groups * in(other, question).intervals() <= MOST_POINTS)
            .findFirst()
            .map(other -> "Ask by `" + other.word() + "`, or for less time.")
            .orElse("Ask for less time" + (groups > 1 ? ", or for fewer groups by a filter." : "."));
        throw new Refused(Failure.Invalid.of(Problem.wrong(Question.INTERVAL,
            "This would be more than " + MOST_POINTS + " points. " + fits)));
    }

    private static Question in(Interval other, Question question) {
        return new Question(other, other.floor(question.from()), other.ceiling(question.to()), question.by(),
            question.filters());
    }
}
