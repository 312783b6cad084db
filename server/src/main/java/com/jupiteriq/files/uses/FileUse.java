package com.jupiteriq.files.uses;

import java.util.UUID;

/// What files are attached to.
///
/// @param object the one that they are attached to
/// @param owner the object with which that one goes, or the same
/// @param shown how the owner is called by whoever would delete the file, `TCK-12345`
public record FileUse(UUID object, UUID owner, String shown) {}
