package com.jupiteriq.files;

/// What was found out about a file whose bytes were looked at.
///
/// @param scan what the scanner has said
public sealed interface Verdict {

    Scan scan();

    /// It may be kept and read.
    ///
    /// @param contentType by its bytes
    /// @param sha256 of its bytes, in hexadecimal
    /// @param pictured whether thumbnails are made of it
    record Fine(Scan scan, String contentType, String sha256, boolean pictured) implements Verdict {}

    /// Nobody may read it.
    record Rejected(Scan scan, Rejection.Reason reason, String message) implements Verdict {}

    /// The scanner does not take it, so that it waits.
    record Unscanned(Scan scan) implements Verdict {}
}
