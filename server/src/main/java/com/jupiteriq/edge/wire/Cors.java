package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.RequestHeader;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.StartRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which pages may call the API from a browser (the CORS protocol of the Fetch standard); none unless the
/// operator names their origins. Keys travel in headers that a page has to set, never in cookies, so
/// credentials of the browser are never allowed. Every request is served as usual: it is the browser that
/// keeps an answer without these headers from the page.
public final class Cors {

    /// How long a browser need not ask again.
    static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final String ANY = "*";
    private static final Pattern ORIGIN =
        Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9._~-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    /// What uploads say in headers, by the tus protocol and by the name of a file.
    private static final List<String> OF_UPLOADS = List.of("Tus-Resumable", "Upload-Length", "Upload-Offset",
        "Upload-Metadata", "Upload-Checksum", "X-File-Name");

    private static final String ALLOWED_HEADERS = "Authorization, X-API-Key, Content-Type, Content-Encoding, "
        + String.join(", ", RequestHeader.names()) + ", " + String.join(", ", OF_UPLOADS);

    /// Readable by every page anyway, or of no use to it.
    private static final Set<String> NOT_EXPOSED = Set.of(
        "Cache-Control", "Content-Type", "Vary", "Content-Encoding", "Connection");

    private final Set<String> origins;

    private Cors(Set<String> origins) {
        this.origins = origins;
    }

    /// Refuses, in one sentence, what no browser would send as an origin.
    public static Cors allowing(List<String> origins) {
        if (origins.contains(ANY) && origins.size() > 1) {
            throw new StartRefused("--cors-origins must be * alone or a list of origins, not \""
                + String.join(",", origins) + "\".");
        }
        return new Cors(origins.stream().map(Cors::origin).collect(Collectors.toSet()));
    }

    private static String origin(String text) {
        Matcher parts = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
        if (text.equals(ANY)) {
            return text;
        }
        if (!parts.matches()) {
            throw new StartRefused("--cors-origins must be origins such as https://app.example.com or"
                + " http://localhost:3000, without a path, or * alone, not \"" + text + "\".");
        }
        String bare = parts.group(1) + "://" + parts.group(2);
        String port = parts.group(3);
        boolean usual = port == null || port.equals(switch (parts.group(1)) {
            case "https" -> "443";
            case "http" -> "80";
            default -> "";
        });
        return usual ? bare : bare + ":" + port;
    }

    /// Whether a browser asks if a page may send a request, which nobody else does. Without origins such a
    /// request is one like any other.
    boolean isPreflight(Call call) {
        return !origins.isEmpty()
            && call.method().equals("OPTIONS")
            && call.header("Origin") != null
            && call.header("Access-Control-Request-Method") != null;
    }

    /// The answer to a preflight; to one of an unknown origin it has no headers that allow anything.
    ///
    /// @param methods those that the path takes
    Answer preflight(Call call, List<String> methods) {
        List<Header> headers = new ArrayList<>();
        if (allows(call)) {
            if (!methods.isEmpty()) {
                headers.add(new Header("Access-Control-Allow-Methods", String.join(", ", methods)));
            }
            headers.add(new Header("Access-Control-Allow-Headers", ALLOWED_HEADERS));
            headers.add(new Header("Access-Control-Max-Age", Long.toString(MAX_AGE.toSeconds())));
        }
        return new Answer(204, headers, Answer.NO_BODY);
    }

    /// The answer as the page may read it, whatever it says. Who sent a request that could not be read may be
    /// unknown; that it could not be read is nobody's secret, so any page may hear it.
    Answer mark(Call call, Answer answer, boolean malformed) {
        if (origins.isEmpty()) {
            return answer;
        }
        List<Header> headers = new ArrayList<>(answer.headers());
        boolean unknown = malformed && call.header("Origin") == null;
        if (unknown || allows(call)) {
            headers.add(new Header("Access-Control-Allow-Origin", unknown ? ANY : named(call)));
            headers.add(new Header("Access-Control-Expose-Headers", exposed(answer)));
        }
        if (!origins.contains(ANY)) {
            headers.add(new Header("Vary", "Origin"));
        }
        return new Answer(answer.status(), headers, answer.body());
    }

    private boolean allows(Call call) {
        String origin = call.header("Origin");
        return origin != null && (origins.contains(ANY) || origins.contains(origin));
    }

    private String named(Call call) {
        return origins.contains(ANY) ? ANY : Objects.requireNonNull(call.header("Origin"));
    }

    private static String exposed(Answer answer) {
        List<String> names = new ArrayList<>(List.of("X-Request-Id", "X-Server-Request-Id"));
        for (Header header : answer.headers()) {
            if (!NOT_EXPOSED.contains(header.name()) && !header.name().startsWith("Access-Control-")) {
                names.add(header.name());
            }
        }
        return String.join(", ", names);
    }
}
