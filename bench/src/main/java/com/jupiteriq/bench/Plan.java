package com.jupiteriq.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to send, how often, and what to expect:
///
/// `METHOD URL [--header H]… [--body B] [--connections N] [--warm S] [--seconds S] [--count N] [--rate N]
/// [--status N] [--vary a,b] [--file F] [--expected F]`
final class Plan {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_SECONDS = 3_600;

    private final InetSocketAddress address;
    private final Template head;
    private final Template body;
    private final byte @Nullable [] same;
    private final Map<String, String> options;

    private Plan(String method, String url, List<String> headers, Map<String, String> options) {
        this.options = options;
        // What is behind the host may have variables, with which it is no URL yet.
        int path = url.indexOf('/', url.indexOf("//") + 2);
        URI host = URI.create(url.substring(0, path));
        this.address = new InetSocketAddress(host.getHost(), host.getPort());
        this.head = new Template(method + " " + url.substring(path) + " HTTP/1.1\r\nHost: "
            + host.getAuthority() + "\r\n" + String.join("", headers));
        this.body = new Template(options.getOrDefault("--body", ""));
        this.same = head.varies() || body.varies() ? null : filled(0, 0);
    }

    static Plan of(List<String> arguments) {
        List<String> headers = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i + 1 < arguments.size(); i += 2) {
            if (arguments.get(i).equals("--header")) {
                headers.add(arguments.get(i + 1) + "\r\n");
            } else {
                options.put(arguments.get(i), arguments.get(i + 1));
            }
        }
        return new Plan(arguments.getFirst(), arguments.get(1), headers, options);
    }

    /// @param due when it is due, in microseconds since 1970
    ByteBuffer request(long n, long due) {
        return ByteBuffer.wrap(same == null ? filled(n, due) : same);
    }

    /// The head of a request whose body comes from elsewhere.
    byte[] head(long n, long length) {
        String framing = length == 0 ? "\r\n" : "Content-Length: " + length + "\r\n\r\n";
        return (head.fill(n, 0) + framing).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] filled(long n, long due) {
        String content = body.fill(n, due);
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        String framing = length == 0 ? "\r\n" : "Content-Length: " + length + "\r\n\r\n";
        return (head.fill(n, due) + framing + content).getBytes(StandardCharsets.UTF_8);
    }

    InetSocketAddress address() {
        return address;
    }

    int connections() {
        return (int) number("--connections", 16);
    }

    /// Requests of this time are not counted.
    Duration warmUp() {
        return Duration.ofSeconds(number("--warm", 0));
    }

    Duration time() {
        return Duration.ofSeconds(number("--seconds", LONGEST_SECONDS));
    }

    long count() {
        return number("--count", Long.MAX_VALUE);
    }

    /// Requests a second of an open loop; 0 for a closed one.
    long rate() {
        return number("--rate", 0);
    }

    int status() {
        return (int) number("--status", 200);
    }

    List<String> varying() {
        String names = options.getOrDefault("--vary", "");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    /// That is sent as a body.
    @Nullable Path file() {
        return path("--file");
    }

    /// That is to be received as a body.
    @Nullable Path expected() {
        return path("--expected");
    }

    private @Nullable Path path(String option) {
        String value = options.get(option);
        return value == null ? null : Path.of(value);
    }

    /// How long to wait for an answer.
    Duration patience() {
        return PATIENCE;
    }

    private long number(String option, long otherwise) {
        String value = options.get(option);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
