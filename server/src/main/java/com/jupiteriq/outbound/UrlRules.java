package com.jupiteriq.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// What a URL says about itself before any name is looked up.
final class UrlRules {

    /// Characters of a URL.
    static final int LONGEST = 2_048;

    private static final int MAX_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Where other protocols listen, which a request of another kind can confuse: files, shells, mail, names,
    /// directories, databases, queues, caches. Sorted.
    private static final int[] NOT_HTTP = {
        21, 22, 23, 25, 53, 110, 143, 389, 445, 465, 587, 636, 993, 995,
        1433, 1521, 3306, 3389, 5432, 5672, 6379, 9092, 11_211, 27_017};

    private final AddressRules addresses;
    private final IntPredicate ownPort;

    UrlRules(AddressRules addresses, IntPredicate ownPort) {
        this.addresses = addresses;
        this.ownPort = ownPort;
    }

    Target judge(URI url, Reach reach) {
        String host = url.getHost();
        String form = malformed(url);
        if (form != null || host == null) {
            return new Target.Refused(form == null ? Sentence.HOST : form);
        }
        boolean loopback = reach == Reach.LOOPBACK_TOO && isLoopback(host);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (!secure && !(loopback && "http".equalsIgnoreCase(url.getScheme()))) {
            return new Target.Refused(Sentence.SCHEME);
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
        if (port == 0 || port > MAX_PORT || Arrays.binarySearch(NOT_HTTP, port) >= 0
            || (loopback && ownPort.test(port))) {
            return new Target.Refused(Sentence.PORT);
        }
        return open(host.toLowerCase(Locale.ROOT), port, secure ? "https" : "http", loopback);
    }

    private static @Nullable String malformed(URI url) {
        String authority = url.getRawAuthority();
        if (url.isOpaque() || authority == null) {
            return Sentence.SCHEME;
        }
        return url.toString().length() > LONGEST ? Sentence.LENGTH
            : !isAscii(url) ? Sentence.ASCII
            : authority.indexOf('@') >= 0 ? Sentence.CREDENTIALS
            : url.getRawFragment() != null ? Sentence.FRAGMENT
            : authority.indexOf('%') >= 0 ? Sentence.HOST : null;
    }

    private static boolean isAscii(URI url) {
        String text = url.toString();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private Target open(String host, int port, String scheme, boolean loopback) {
        boolean bracket = host.startsWith("[");
        String bare = bracket ? host.substring(1, host.length() - 1) : host;
        InetAddress literal = bracket ? Literals.v6(bare) : Literals.v4(bare);
        String why = literal != null ? badAddress(literal, port, loopback)
            : bracket ? Sentence.HOST : loopback ? null : badName(host);
        return why != null ? new Target.Refused(why)
            : new Target.Open(new HttpHost(scheme, bare, port), literal, loopback);
    }

    private @Nullable String badAddress(InetAddress literal, int port, boolean loopback) {
        return addresses.permit(literal, port, loopback) ? null : Sentence.ADDRESS;
    }

    private @Nullable String badName(String host) {
        int dot = host.lastIndexOf('.');
        char first = host.charAt(dot + 1 == host.length() ? 0 : dot + 1);
        if (dot + 1 == host.length() || (first >= '0' && first <= '9')) {
            return Sentence.HOST;
        }
        boolean local = dot < 0 && !addresses.areOpened();
        return local || host.equals("localhost") || host.endsWith(".localhost") ? Sentence.NAME : null;
    }

    /// What is told to whoever gave the URL.
    static final class Sentence {

        static final String SCHEME = "Use an https URL.";
        static final String LENGTH = "Use a URL of at most " + LONGEST + " characters.";
        static final String ASCII =
            "Write the URL in ASCII: the host in its xn-- form, other characters percent-encoded.";
        static final String CREDENTIALS = "Leave user and password out of the URL.";
        static final String FRAGMENT = "Leave the fragment out of the URL; it would not be sent.";
        static final String HOST = "Name the host as a domain name without a dot at its end, as an IPv4"
            + " address in four decimal numbers, or as an IPv6 address in brackets without a zone.";
        static final String NAME = "The host is a name of a local network. Use a public one.";
        static final String ADDRESS = "The address is not public.";
        static final String PORT = "The port is none that may be called. Use another.";

        private Sentence() {}
    }
}
