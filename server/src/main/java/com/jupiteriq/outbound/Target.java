package com.jupiteriq.outbound;

import java.net.InetAddress;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// What a URL asks to be called, judged without DNS.
sealed interface Target {

    /// It can never be called.
    ///
    /// @param why one sentence that says what to do
    record Refused(String why) implements Target {}

    /// It may be tried; the addresses of a name are judged when they are known.
    ///
    /// @param literal the address that stands for the host; null when it is a name
    /// @param loopback whether it is this machine by one of its three agreed names
    record Open(HttpHost host, @Nullable InetAddress literal, boolean loopback) implements Target {

        boolean secure() {
            return host.getSchemeName().equals("https");
        }
    }
}
