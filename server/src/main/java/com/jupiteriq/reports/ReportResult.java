package com.jupiteriq.reports;

/// What a run has told.
///
/// @param fileName under which a client may save it
public record ReportResult(String mediaType, String fileName, byte[] content) {}
