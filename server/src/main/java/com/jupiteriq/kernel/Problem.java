package com.jupiteriq.kernel;

/// What is wrong with one field of a request that could be read.
///
/// @param field the field's name as the client wrote it, `tags[3]` or `metadata.a` inside a structure
/// @param kind whether the field is absent or present but wrong; 003 has a code for each (decision C11)
/// @param message a full sentence without the field's value that says what to send instead
public record Problem(String field, Kind kind, String message) {

    public enum Kind { MISSING, WRONG }

    /// The same of something that lies inside something else.
    ///
    /// @param place where it lies, `operations[3]`; without a field of its own the problem is that thing's
    ///     form
    public Problem at(String place) {
        return new Problem(field.isEmpty() ? place : place + "." + field, kind, message);
    }

    public static Problem missing(String field) {
        return new Problem(field, Kind.MISSING, "This field is required.");
    }

    public static Problem wrong(String field, String message) {
        return new Problem(field, Kind.WRONG, message);
    }
}
