package com.jupiteriq.kernel;

/// The version of the published API, major.minor.patch (decision C55).
public final class ApiVersion {

    public static final String CURRENT = "1.0.0";

    private ApiVersion() {}
}
