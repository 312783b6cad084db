package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// Sends calls to one server and remembers every answer, until somebody takes them for checking.
public final class Http {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// Of a body that is larger than memory.
    private static final Duration LONGEST_TRANSFER = Duration.ofSeconds(300);

    private final String base;
    private final int port;
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    public Http(Server server) {
        this.base = server.url();
        this.port = server.port();
    }

    public Answer send(Call call) {
        try {
            return trySend(call);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + call, e);
        }
    }

    /// @throws IOException when the server breaks off before it has answered
    public Answer trySend(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
            .timeout(LONGEST)
            .method(call.method(), call.hasBody()
                ? BodyPublishers.ofByteArray(call.bodyBytes())
                : BodyPublishers.noBody());
        call.headers().forEach(h -> request.header(h.getKey(), h.getValue()));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return remember(
                Answer.of(call, response.statusCode(), response.headers().map(), response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a body that may be larger than memory.
    ///
    /// @param length of the body, which is announced
    public Answer send(Call call, long length, Supplier<InputStream> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
            .timeout(LONGEST_TRANSFER)
            .method(call.method(), BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body), length));
        call.headers().forEach(h -> request.header(h.getKey(), h.getValue()));
        HttpResponse<byte[]> response = transfer(request.build(), BodyHandlers.ofByteArray());
        return Answer.of(call, response.statusCode(), response.headers().map(), response.body());
    }

    /// The body of an answer of 200, as it comes.
    public InputStream open(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target())).GET();
        call.headers().forEach(h -> request.header(h.getKey(), h.getValue()));
        HttpResponse<InputStream> response = transfer(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new AssertionError("Wanted contents but got " + response.statusCode() + ".");
        }
        return response.body();
    }

    private <T> HttpResponse<T> transfer(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A connection on which a test writes what it wants.
    public Wire wire() {
        return wireFrom("127.0.0.1");
    }

    /// The same from another loopback address, which the server sees as another client.
    public Wire wireFrom(String address) {
        return new Wire(address, port);
    }

    /// Sends the call over a connection of its own, with nothing added but `Host`, `Content-Length` and
    /// `Connection: close`; for requests that a well-behaved client refuses to send.
    public Answer sendRaw(Call call) {
        try (Wire wire = wire()) {
            wire.write(call);
            return remember(wire.answer(call));
        }
    }

    public Answer remember(Answer answer) {
        answers.add(answer);
        return answer;
    }

    /// The answers since the last time, in order; they are forgotten here.
    public List<Answer> takeAnswers() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }
}
