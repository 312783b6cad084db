package com.jupiteriq.files.scanning;

/// Who has scanned.
///
/// @param version with that of its signatures, where it tells
public record Engine(String name, String version) {

    /// `ClamAV 1.4.6/27812`
    public String text() {
        return name + " " + version;
    }
}
