package com.jupiteriq.files.pictures;

/// A small picture of a large one.
///
/// @param contentType `image/jpeg`, or `image/png` where the large one is transparent
public record Thumbnail(Size size, int width, int height, String contentType, byte[] bytes) {}
