package com.jupiteriq.files.pictures;

/// A small picture of a large one.
///
/// @param contentType `image/jpeg`, or `image/png` where the large one is transparent
public record SmallPicture(Size size, int width, int height, String contentType, byte[] bytes) {}
