package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;

/// The bytes of a file, durable in storage, of which no record tells yet.
///
/// @param sha256 of them, in hexadecimal
public record Uploaded(FileKey key, Part part, String sha256) {}
