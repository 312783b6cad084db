package com.jupiteriq.files.scanning;

/// What a scanner says of a file.
public sealed interface ScanResult {

    record Clean(Engine engine) implements ScanResult {}

    /// @param signature the name of what was found
    record Infected(Engine engine, String signature) implements ScanResult {}

    /// It is larger than the scanner takes, or there is more in it than the scanner looks at.
    record TooLarge(Engine engine) implements ScanResult {}

    /// Nobody knows yet: the scanner is away, or gives no answer.
    ///
    /// @param why for the operator's log
    record Failed(String why) implements ScanResult {}

    /// There is no scanner.
    record Skipped() implements ScanResult {}
}
