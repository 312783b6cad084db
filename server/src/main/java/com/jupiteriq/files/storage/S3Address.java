package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bucket of which S3, and where in it.
///
/// @param prefix of the keys of all objects: empty, or with a slash at its end
record S3Address(URI endpoint, String bucket, String region, String prefix) {

    static final String USUAL_REGION = "us-east-1";

    /// Other makers are less strict than AWS.
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern PREFIX =
        Pattern.compile("([A-Za-z0-9!_.*'()-]+/)*[A-Za-z0-9!_.*'()-]+/?");
    private static final int MAX_PREFIX = 200;
    private static final int MAX_PORT = 65_535;

    static S3Address of(String url, String bucket, @Nullable String region, @Nullable String prefix) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new StartRefused("--s3-bucket must be the name of a bucket, 3 to 63 letters, digits, dots,"
                + " underscores and hyphens, not \"" + bucket + "\".");
        }
        if (region != null && !REGION.matcher(region).matches()) {
            throw new StartRefused("--s3-region must be the name of a region such as eu-central-1, not \""
                + region + "\".");
        }
        return new S3Address(endpoint(url), bucket, region == null ? USUAL_REGION : region,
            prefix == null ? "" : folder(prefix));
    }

    private static URI endpoint(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            throw notUnderstood();
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null
            && uri.getRawFragment() == null && ("".equals(uri.getRawPath()) || "/".equals(uri.getRawPath()));
        if (!http || uri.getHost() == null || !bare || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw notUnderstood();
        }
        return uri;
    }

    /// What is refused is not repeated, for people put keys into addresses.
    private static StartRefused notUnderstood() {
        return new StartRefused("--s3-url must be an http or https address without user, path and query,"
            + " such as https://s3.eu-central-1.amazonaws.com; the bucket has a setting of its own.");
    }

    private static String folder(String prefix) {
        if (prefix.length() > MAX_PREFIX || !PREFIX.matcher(prefix).matches()) {
            throw new StartRefused("--s3-prefix must be at most " + MAX_PREFIX + " letters, digits and"
                + " !_.*'()- with single slashes between, such as jupiteriq/files, not \"" + prefix + "\".");
        }
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    String key(BlobName name) {
        return prefix + name.tenant() + "/" + name.id();
    }

    /// The blob that has a key; empty for whatever else lies in the bucket.
    Optional<BlobName> name(String key) {
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        String[] parts = key.substring(prefix.length()).split("/", -1);
        return parts.length == 2 ? BlobName.parse(parts[0], parts[1]) : Optional.empty();
    }

    int port() {
        return endpoint.getPort() >= 0 ? endpoint.getPort() : "http".equals(endpoint.getScheme()) ? 80 : 443;
    }

    /// For messages.
    String place() {
        return "the bucket " + bucket + " at " + endpoint;
    }
}
