package com.jupiteriq.kernel;

/// Where a call came from, as the audit trail keeps it.
///
/// @param requestId the server's own unique id of the request or of the command
/// @param address the client's address, `local` for the command line
/// @param userAgent the `User-Agent` header, empty when absent
public record Origin(String requestId, String address, String userAgent) {}
