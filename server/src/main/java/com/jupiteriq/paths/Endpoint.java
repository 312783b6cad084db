package com.jupiteriq.paths;

/// One operation of the API, whatever objects it is called for.
///
/// @param method `GET`; it stands for `HEAD` too
/// @param path below the mount, with variables in braces: `/tickets/{id}`
public record Endpoint(String method, String path) {}
