package com.jupiteriq.jobs;

import org.jspecify.annotations.Nullable;

/// What was wrong with a part of a job, in words that quote no values.
///
/// @param line of what was sent, from 1; null when no line is at fault
/// @param field null when no field is at fault
/// @param message says what to do
public record JobError(@Nullable Long line, @Nullable String field, String message) {

    static final int MAX_FIELD = 200;
    static final int MAX_MESSAGE = 500;

    /// What is longer is cut: an error is read by people.
    public JobError {
        field = field == null ? null : cut(field, MAX_FIELD);
        message = cut(message, MAX_MESSAGE);
    }

    /// Of the job as a whole.
    public static JobError of(String message) {
        return new JobError(null, null, message);
    }

    public static JobError ofLine(long line, @Nullable String field, String message) {
        return new JobError(line, field, message);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
            ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
