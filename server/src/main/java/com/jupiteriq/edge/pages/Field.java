package com.jupiteriq.edge.pages;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a form that is typed into.
///
/// @param name by which it is sent, which is also its id
/// @param autocomplete by what browsers and password managers know it (the HTML standard)
/// @param keyboard which one a telephone shows, null for the usual one
/// @param most characters
/// @param value what stands in it
/// @param hint what is to be known before, null for nothing
/// @param error what is wrong with it, null for nothing
/// @param first whether it has the focus, as one has that is wrong
public record Field(String name, String label, String type, String autocomplete, @Nullable String keyboard,
    int most, boolean optional, @Nullable String value, @Nullable String hint, @Nullable String error,
    boolean first) {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_PASSWORD = 256;
    private static final int MAX_NAME = 200;
    private static final int MAX_CODE = 20;
    private static final int MAX_TOKEN = 200;
    private static final String TEXT = "text";
    private static final String SECRET = "password";

    public static Field email(String name) {
        return typed(name, "E-mail address", "email", "username", MAX_EMAIL).on("email");
    }

    public static Field password(String name) {
        return typed(name, "Password", SECRET, "current-password", MAX_PASSWORD);
    }

    public static Field newPassword(String name) {
        return typed(name, "New password", SECRET, "new-password", MAX_PASSWORD)
            .hinting("At least 12 characters. A few words that nobody else would put together work well.");
    }

    public static Field personName(String name) {
        return typed(name, "Your name", TEXT, "name", MAX_NAME);
    }

    /// What an authenticator shows.
    public static Field code(String name, String label) {
        return typed(name, label, TEXT, "one-time-code", MAX_CODE).on("numeric");
    }

    /// What was given or mailed, and is known by nobody before.
    public static Field token(String name, String label) {
        return typed(name, label, TEXT, "off", MAX_TOKEN);
    }

    private static Field typed(String name, String label, String type, String autocomplete, int most) {
        return new Field(name, label, type, autocomplete, null, most, false, null, null, null, false);
    }

    private Field on(String board) {
        return new Field(name, label, type, autocomplete, board, most, optional, value, hint, error, first);
    }

    public Field called(String other) {
        return new Field(name, other, type, autocomplete, keyboard, most, optional, value, hint, error,
            first);
    }

    public Field maybe() {
        return new Field(name, label, type, autocomplete, keyboard, most, true, value, hint, error, first);
    }

    public Field holding(@Nullable String text) {
        return new Field(name, label, type, autocomplete, keyboard, most, optional, text, hint, error, first);
    }

    public Field hinting(@Nullable String sentence) {
        return new Field(name, label, type, autocomplete, keyboard, most, optional, value, sentence, error,
            first);
    }

    public Field focused() {
        return new Field(name, label, type, autocomplete, keyboard, most, optional, value, hint, error, true);
    }

    /// With what is wrong, which comes before everything else that is to be looked at.
    public Field wrong(@Nullable String sentence) {
        return sentence == null ? this
            : new Field(name, label, type, autocomplete, keyboard, most, optional, value, hint, sentence,
                true);
    }

    /// With what a refusal says of it. What was refused for another reason is thrown on.
    public Field wrong(Refused refused) {
        return wrong(problems(refused).stream().filter(problem -> problem.field().equals(name))
            .map(Problem::message).findFirst().orElse(null));
    }

    /// What is wrong with a form; throws on what was refused for another reason.
    private static List<Problem> problems(Refused refused) {
        return switch (refused.failure()) {
            case Failure.Invalid(List<Problem> problems) -> problems;
            case Failure.Taken(List<Problem> problems) -> problems;
            default -> throw refused;
        };
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "Field[" + name + "]";
    }
}
