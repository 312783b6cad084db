package com.jupiteriq.reports;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where clients reach the API.
public record ReportSettings(
    @Setting(says = "Address at which clients reach this server, such as https://api.example.com; mails about"
        + " reports link there, and show the path without it.")
    @Nullable String publicUrl) {

    private static final int MAX_URL = 1_000;

    public ReportSettings {
        if (publicUrl != null && !isOrigin(publicUrl)) {
            throw new StartRefused("--public-url must be an address of https or http with a host and nothing"
                + " behind it, of at most " + MAX_URL + " characters, such as https://api.example.com.");
        }
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null && uri.getRawFragment() == null
                && url.length() <= MAX_URL && uri.toASCIIString().equals(url);
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
