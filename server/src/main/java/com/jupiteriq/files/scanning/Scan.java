package com.jupiteriq.files.scanning;

/// What a scanner says of a file.
public sealed interface Scan {

    record Clean(Engine engine) implements Scan {}

    /// @param signature the name of what was found
    record Infected(Engine engine, String signature) implements Scan {}

    /// It is larger than the scanner takes, or there is more in it than the scanner looks at.
    record TooLarge(Engine engine) implements Scan {}

    /// Nobody knows yet: the scanner is away, or gives no answer.
    ///
    /// @param why for the operator's log
    record Failed(String why) implements Scan {}

    /// There is no scanner.
    record Skipped() implements Scan {}
}
