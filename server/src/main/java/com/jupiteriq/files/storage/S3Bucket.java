package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bucket that holds the blobs. Each call ends in time, is made again where that can help, and refuses
/// when it could not be done.
///
/// What other makers of S3 do not know is left out: checksums in trailers, bodies in signed chunks, bodies
/// that wait to be asked for, buckets as host names. What the machine has for AWS by the way (profiles,
/// proxies) is not looked at.
final class S3Bucket implements AutoCloseable {

    static final int NOT_FOUND = 404;

    private static final String BYTES = "application/octet-stream";

    private final S3Address address;
    private final S3Limits limits;
    private final Outages outages;
    private final SdkHttpClient wire;
    private final ScheduledExecutorService alarms;
    private final S3Client client;

    S3Bucket(S3Address address, String accessKey, String secretKey, S3Limits limits) {
        this.address = address;
        this.limits = limits;
        this.outages = new Outages(address.place());
        this.wire = UrlConnectionHttpClient.builder()
            .connectionTimeout(limits.connect())
            .socketTimeout(limits.silence())
            .proxyConfiguration(ProxyConfiguration.builder()
                .useSystemPropertyValues(false).useEnvironmentVariablesValues(false).build())
            .build();
        this.alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("s3-alarms").factory());
        this.client = S3Client.builder()
            .endpointOverride(address.endpoint())
            .region(Region.of(address.region()))
            .credentialsProvider(StaticCredentialsProvider.create(
                AwsBasicCredentials.create(accessKey, secretKey)))
            .forcePathStyle(true)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false)
                .expectContinueEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .addPlugin(LegacyMd5Plugin.create())
            .httpClient(wire)
            .overrideConfiguration(this::bound)
            .build();
    }

    private void bound(ClientOverrideConfiguration.Builder calls) {
        calls.apiCallAttemptTimeout(limits.attempt())
            .apiCallTimeout(limits.call())
            .retryStrategy(retries -> retries.maxAttempts(limits.attempts()))
            .scheduledExecutorService(alarms)
            .defaultProfileFile(ProfileFile.aggregator().build());
    }

    S3Address address() {
        return address;
    }

    S3Limits limits() {
        return limits;
    }

    Outages outages() {
        return outages;
    }

    /// @param expected statuses to which the caller has an answer of its own: they are thrown as they are
    <T> T reading(Function<S3Client, T> call, Integer... expected) {
        return call(outages.reading(), call, expected);
    }

    /// @param expected statuses to which the caller has an answer of its own: they are thrown as they are
    <T> T writing(Function<S3Client, T> call, Integer... expected) {
        return call(outages.writing(), call, expected);
    }

    private <T> T call(Outage outage, Function<S3Client, T> call, Integer... expected) {
        try {
            T answer = call.apply(client);
            outage.over();
            return answer;
        } catch (SdkException failed) {
            if (failed instanceof S3Exception told && Arrays.asList(expected).contains(told.statusCode())) {
                throw failed;
            }
            throw refusal(outage, failed);
        }
    }

    static Refused refusal(Outage outage, Exception failed) {
        return outage.refusal(reason(failed));
    }

    /// In words that hold no key: what S3 calls it, or what the innermost cause says.
    private static String reason(Throwable failed) {
        if (failed instanceof S3Exception told) {
            String code = told.awsErrorDetails() == null ? null : told.awsErrorDetails().errorCode();
            return "it answers " + told.statusCode() + (code == null ? "" : " " + code);
        }
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage();
        return words == null
            ? cause.getClass().getSimpleName() : words.lines().findFirst().orElse("no reason");
    }

    /// Bytes that can be sent again, and are not copied.
    static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes, 0, length), length, BYTES);
    }

    @Override
    public void close() {
        client.close();
        wire.close();
        alarms.shutdownNow();
    }
}
