package com.jupiteriq.files;

/// A thumbnail whose bytes lie in storage, and of which no record tells yet.
public record NewThumbnail(Thumbnail thumbnail, ThumbnailBytes bytes) {}
