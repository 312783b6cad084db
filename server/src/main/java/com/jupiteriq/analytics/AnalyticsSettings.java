package com.jupiteriq.analytics;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where the server tells what it does, beside its metrics and logs.
public record AnalyticsSettings(
    @Setting(otherwise = "no traces are sent",
        says = "Address of an OpenTelemetry collector that takes traces by OTLP over HTTP, such as"
        + " http://127.0.0.1:4318/v1/traces.")
    @Nullable String otlpEndpoint) {

    public AnalyticsSettings {
        if (otlpEndpoint != null && !isHttp(otlpEndpoint)) {
            throw new StartRefused("--otlp-endpoint must be an http or https address without user and"
                + " password, such as http://127.0.0.1:4318/v1/traces.");
        }
    }

    private static boolean isHttp(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null && address.getRawUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
