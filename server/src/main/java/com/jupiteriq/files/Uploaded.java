package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import org.jspecify.annotations.Nullable;

/// The bytes of a file, durable in storage, of which no record tells yet.
///
/// @param sha256 of them, in hexadecimal
/// @param seen what was found out while they came; null where somebody has to look at all of them
public record Uploaded(FileKey key, Part part, String sha256, Verdict.@Nullable Fine seen) {}
