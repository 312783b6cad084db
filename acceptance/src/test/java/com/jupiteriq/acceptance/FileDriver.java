package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks of files with a key of either dress.
///
/// @param identity whether answers wear the dress `identity`
record FileDriver(Http http, String secret, boolean identity) {

    static final String FILES = "/v1/files";

    /// Within which a small file has been looked at; the first picture starts a process.
    private static final Duration DONE = Duration.ofSeconds(60);

    private static final String BOUNDARY = "boundary-of-a-test";

    /// What both contracts call a refusal of this status.
    private static final Map<Integer, String> CODES = Map.ofEntries(
        Map.entry(400, "VALIDATION_ERROR"), Map.entry(403, "QUOTA_EXCEEDED"),
        Map.entry(404, "RESOURCE_NOT_FOUND"), Map.entry(408, "REQUEST_TIMEOUT"),
        Map.entry(409, "CONFLICT"), Map.entry(412, "PRECONDITION_FAILED"),
        Map.entry(413, "CONTENT_TOO_LARGE"), Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
        Map.entry(422, "VALIDATION_ERROR"), Map.entry(429, "RATE_LIMIT_EXCEEDED"),
        Map.entry(460, "CHECKSUM_MISMATCH"), Map.entry(503, "SERVICE_UNAVAILABLE"));

    /// The smallest document.
    static final byte[] PDF = bytes("""
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
        xref
        0 3
        0000000000 65535 f\s
        0000000009 00000 n\s
        0000000052 00000 n\s
        trailer<</Size 3/Root 1 0 R>>
        startxref
        96
        %%EOF
        """);

    /// Large enough for one thumbnail.
    static final byte[] PICTURE = picture(200, 150);

    static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static FileDriver platform(World world, String secret) {
        return new FileDriver(world.http(), secret, false);
    }

    /// One for each dress, of the same environment.
    static List<FileDriver> both(World world) {
        return List.of(platform(world, world.acme().platform().secret()),
            new FileDriver(world.http(), world.acme().identity().secret(), true));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Answer send(Call call) {
        return http.send(call.bearer(secret));
    }

    /// Refused with exactly this status, as the contract words it.
    ///
    /// @return the fields that are named as wrong
    List<String> refused(Answer answer, int status) {
        if (answer.call().method().equals("HEAD")) {
            answer.must(status);
            return List.of();
        }
        Surface surface = identity ? Surface.IDENTITY : Surface.V1;
        surface.assertRefused(answer, Surface.Refusal.of(status, CODES.getOrDefault(status, "unknown")));
        return surface.fields(answer.json());
    }

    /// A file as it is.
    static Call raw(String name, byte[] contents) {
        return Call.post(FILES).header("Content-Type", "application/octet-stream")
            .header("X-File-Name", URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
            .body(contents);
    }

    /// A part of a form.
    ///
    /// @param filename null for a field
    record Part(String name, @Nullable String filename, byte[] contents) {

        static Part file(String filename, byte[] contents) {
            return new Part("file", filename, contents);
        }

        static Part field(String name, String text) {
            return new Part(name, null, bytes(text));
        }
    }

    static Call form(Part... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            body.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                + part.name() + "\""
                + (part.filename() == null ? "" : "; filename=\"" + part.filename() + "\"")
                + "\r\n\r\n"));
            body.writeBytes(part.contents());
            body.writeBytes(bytes("\r\n"));
        }
        body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return Call.post(FILES).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .body(body.toByteArray());
    }

    /// The object in an answer, in whichever dress.
    JsonNode object(Answer answer) {
        return identity ? answer.json().path("data") : answer.json();
    }

    JsonNode upload(String name, byte[] contents) {
        return object(send(raw(name, contents)).must(201));
    }

    Answer read(String id) {
        return send(Call.get(path(id)));
    }

    Answer patch(String id, JsonNode change) {
        return send(Call.patch(path(id)).json(change));
    }

    Answer delete(String id) {
        return send(Call.delete(path(id)));
    }

    Answer content(String id) {
        return send(Call.get(path(id) + "/content"));
    }

    Answer link(String id) {
        return send(Call.post(path(id) + "/links").json(Json.object("expires_in", 3_600)));
    }

    /// The file when nobody has anything to do with it any more.
    JsonNode settled(String id) {
        return Eventually.get(id + " is looked at", DONE, () -> Optional.of(object(read(id).must(200)))
            .filter(file -> !List.of("scanning", "processing").contains(file.path("status").asString())));
    }

    JsonNode ready(String name, byte[] contents) {
        JsonNode file = settled(upload(name, contents).path("id").asString());
        if (!file.path("status").asString().equals("ready")) {
            throw new AssertionError("The file is not ready: " + file);
        }
        return file;
    }

    static String path(String id) {
        return FILES + "/" + id;
    }
}
