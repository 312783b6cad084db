package com.jupiteriq.files.scanning;

import com.jupiteriq.text.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the words of clamd mean. Whatever is not one of its sentences is a failure.
final class ClamdAnswer {

    private static final Pattern VERSION =
        Pattern.compile("([A-Za-z][!-~]{0,39}) ([0-9][!-.0-~]{0,39}(?:/[0-9]{1,20})?)(?:/[ -~]*)?");
    private static final Pattern FOUND = Pattern.compile("stream: ([!-~]{1,255}) FOUND");
    private static final Pattern ERROR = Pattern.compile("(.{1,900}) ERROR", Pattern.DOTALL);
    private static final String CLEAN = "stream: OK";
    private static final String TOO_LARGE = "INSTREAM size limit exceeded. ERROR";

    /// No finding, but what is called one where the scanner tells of limits that it met.
    private static final String LIMIT = "Heuristics.Limits.Exceeded";

    /// Of its words, in our log.
    private static final int MAX_WORDS = 200;

    private ClamdAnswer() {}

    /// `ClamAV 1.4.6/27812/Mon Nov 30 09:12:01 2026`, or only as far as the first slash.
    static Engine engine(String answer) throws NoAnswer {
        Matcher version = VERSION.matcher(answer);
        if (!version.matches()) {
            throw notUnderstood();
        }
        return new Engine(version.group(1), version.group(2));
    }

    /// @param whole whether everything had been sent when it was given
    static ScanResult scan(String answer, Engine engine, boolean whole) throws NoAnswer {
        if (answer.equals(TOO_LARGE)) {
            return new ScanResult.TooLarge(engine);
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return found.group(1).startsWith(LIMIT)
                ? new ScanResult.TooLarge(engine) : new ScanResult.Infected(engine, found.group(1));
        }
        Matcher error = ERROR.matcher(answer);
        if (error.matches()) {
            throw new NoAnswer("it reports an error: " + OneLine.of(error.group(1), MAX_WORDS, "unknown"));
        }
        if (whole && answer.equals(CLEAN)) {
            return new ScanResult.Clean(engine);
        }
        throw notUnderstood();
    }

    static NoAnswer notUnderstood() {
        return new NoAnswer("its answer is not understood");
    }
}
