package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The files that pages load, each below an address that changes with its bytes, so that browsers keep it for
/// a year. Packed once, as small as can be.
final class Assets {

    private static final String MOUNT = "/assets/";
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final int DIGITS = 12;

    private static final Map<String, String> TYPES = Map.of("style.css", "text/css; charset=utf-8",
        "page.js", "text/javascript; charset=utf-8", "icon.svg", "image/svg+xml");

    private volatile @Nullable Map<String, Asset> read;

    @SuppressWarnings("ArrayRecordComponent")
    private record Asset(String name, String type, String version, byte[] plain, byte[] packed) {

        String path() {
            return MOUNT + version + "/" + name;
        }
    }

    Frame.Links links() {
        return new Frame.Links(path("style.css"), path("page.js"), path("icon.svg"));
    }

    private String path(String name) {
        return Objects.requireNonNull(byName().get(name)).path();
    }

    /// Read with the first page, so that no start waits for it; twice by two who come at the same time.
    private Map<String, Asset> byName() {
        Map<String, Asset> known = read;
        if (known == null) {
            known = TYPES.keySet().stream().collect(Collectors.toMap(name -> name, Assets::asset));
            read = known;
        }
        return known;
    }

    private static Asset asset(String name) {
        byte[] bytes = bytes(name);
        return new Asset(
            name, Objects.requireNonNull(TYPES.get(name)), version(bytes), bytes, packed(bytes));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/pages/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " of the pages is missing");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String version(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// While a newer version is rolled out, its pages may ask an older node: it gives what it has, and nobody
    /// keeps that. Refuses what is no file of the pages.
    Answer answer(Call call) {
        OpenPaths.requireRead(call.method());
        Asset asset = byName().get(call.path().substring(call.path().lastIndexOf('/') + 1));
        if (asset == null || !isPathOf(call.path(), asset)) {
            throw new Refused(new Failure.NoSuchRoute());
        }
        boolean current = call.path().equals(asset.path());
        List<Header> headers = new ArrayList<>(List.of(
            new Header("Content-Type", asset.type()),
            new Header("Cache-Control", current ? FOREVER : "no-store"),
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Vary", "Accept-Encoding")));
        if (call.takesGzip()) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        return new Answer(200, headers, call.takesGzip() ? asset.packed() : asset.plain());
    }

    private static boolean isPathOf(String path, Asset asset) {
        return path.length() == asset.path().length() && path.startsWith(MOUNT)
            && path.endsWith("/" + asset.name());
    }
}
