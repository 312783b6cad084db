package com.jupiteriq.kernel;

/// The version of the published API (decision C55).
public final class ApiVersion {

    /// major.minor.patch
    public static final String CURRENT = "1.0.0";

    /// Below which its paths lie.
    public static final String MOUNT = "/v1";

    private ApiVersion() {}
}
