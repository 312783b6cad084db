package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Blobs as objects of a bucket, `<prefix><tenant>/<id>`.
///
/// An object appears when it is whole, which S3 itself sees to: what a crash leaves behind is an upload that
/// was begun, which cannot be read, is listed apart and takes room until it is aborted.
final class S3Storage implements Storage, AutoCloseable {

    /// Names in one request, or one answer: as many as S3 takes.
    static final int MOST = 1_000;

    /// How long a start asks after the bucket; an S3 that does not answer now may do so later.
    static final Duration START_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(S3Storage.class);

    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final S3Bucket bucket;
    private final S3Address address;
    private final int some;
    private final Hold hold;

    S3Storage(S3Bucket bucket, InstantSource clock) {
        this(bucket, clock, MOST);
    }

    /// @param some names in one request
    S3Storage(S3Bucket bucket, InstantSource clock, int some) {
        this.bucket = bucket;
        this.some = some;
        this.address = bucket.address();
        this.hold = new Hold(clock);
    }

    /// Refuses the start when the bucket answers and is not ours to use.
    S3Storage checked() {
        try {
            bucket.reading(s3 -> s3.headBucket(ask -> ask.bucket(address.bucket())
                .overrideConfiguration(call -> call.apiCallTimeout(START_LIMIT))),
                S3Bucket.NOT_FOUND, FORBIDDEN, MOVED, BAD_REQUEST);
        } catch (S3Exception told) {
            close();
            throw new StartRefused(sentence(told.statusCode()), told);
        } catch (Refused away) {
            LOG.warn("The start goes on without {}", address.place());
        }
        return this;
    }

    private String sentence(int status) {
        return switch (status) {
            case S3Bucket.NOT_FOUND -> "There is no bucket " + address.bucket() + " at " + address.endpoint()
                + "; create it or name another with --s3-bucket.";
            case FORBIDDEN -> "The access key may not list " + address.place() + "; check the key, or give it"
                + " the rights that docs/operating/storage.md lists.";
            default -> "The S3 at " + address.endpoint() + " does not have the bucket " + address.bucket()
                + " in the region " + address.region() + "; name its region with --s3-region.";
        };
    }

    @Override
    public Writing write(BlobName name) {
        return new S3Writing(bucket, address.key(name));
    }

    @Override
    public InputStream read(BlobName name, long from, long length) {
        return new S3Reading(bucket, name, from, length);
    }

    @Override
    public void delete(Collection<BlobName> names) {
        if (names.isEmpty() || hold.lasts(heldSince())) {
            return;
        }
        List<String> keys = names.stream().map(address::key).toList();
        for (int from = 0; from < keys.size(); from += some) {
            deleteSome(keys.subList(from, Math.min(keys.size(), from + some)));
        }
        Set<String> deleted = new HashSet<>(keys);
        eachUpload(begun -> begun.stream().filter(upload -> deleted.contains(upload.key()))
            .forEach(this::abort));
    }

    private Optional<Instant> heldSince() {
        try {
            return Optional.of(bucket.reading(s3 -> s3.headObject(head -> head.bucket(address.bucket())
                .key(address.prefix() + Hold.NAME)), S3Bucket.NOT_FOUND).lastModified());
        } catch (S3Exception absent) {
            return Optional.empty();
        }
    }

    /// An object that cannot be deleted is told in an answer of 200.
    private void deleteSome(List<String> keys) {
        Delete these = Delete.builder().quiet(true).objects(keys.stream()
            .map(key -> ObjectIdentifier.builder().key(key).build()).toList()).build();
        DeleteObjectsResponse answer = bucket.writing(
            s3 -> s3.deleteObjects(delete -> delete.bucket(address.bucket()).delete(these)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw bucket.outages().writing().refusal("it answers " + answer.errors().getFirst().code());
        }
    }

    private void abort(MultipartUpload upload) {
        try {
            bucket.writing(s3 -> s3.abortMultipartUpload(abort -> abort.bucket(address.bucket())
                .key(upload.key()).uploadId(upload.uploadId())), S3Bucket.NOT_FOUND);
        } catch (S3Exception goneAlready) {
            LOG.debug("another node was quicker", goneAlready);
        }
    }

    @Override
    public void olderThan(Instant moment, Consumer<List<BlobName>> some) {
        eachPage(page -> tell(page.contents().stream()
            .filter(object -> object.lastModified().isBefore(moment))
            .flatMap(object -> address.name(object.key()).stream()).toList(), some));
        eachUpload(begun -> tell(begun.stream()
            .filter(upload -> upload.initiated().isBefore(moment))
            .flatMap(upload -> address.name(upload.key()).stream()).toList(), some));
    }

    private static void tell(List<BlobName> found, Consumer<List<BlobName>> some) {
        if (!found.isEmpty()) {
            some.accept(found);
        }
    }

    private void eachPage(Consumer<ListObjectsV2Response> some) {
        ListObjectsV2Response page = page(null);
        some.accept(page);
        while (Boolean.TRUE.equals(page.isTruncated())) {
            page = page(page.nextContinuationToken());
            some.accept(page);
        }
    }

    private ListObjectsV2Response page(@Nullable String from) {
        return bucket.reading(s3 -> s3.listObjectsV2(list -> list.bucket(address.bucket())
            .prefix(address.prefix()).maxKeys(some).continuationToken(from)));
    }

    private void eachUpload(Consumer<List<MultipartUpload>> some) {
        ListMultipartUploadsResponse begun = uploads(null, null);
        some.accept(begun.uploads());
        while (Boolean.TRUE.equals(begun.isTruncated())) {
            begun = uploads(begun.nextKeyMarker(), begun.nextUploadIdMarker());
            some.accept(begun.uploads());
        }
    }

    private ListMultipartUploadsResponse uploads(@Nullable String behindKey, @Nullable String behindId) {
        return bucket.reading(s3 -> s3.listMultipartUploads(list -> list.bucket(address.bucket())
            .prefix(address.prefix()).maxUploads(some).keyMarker(behindKey).uploadIdMarker(behindId)));
    }

    Meters meters() {
        return bucket.outages().metersAnd();
    }

    @Override
    public void close() {
        bucket.close();
    }
}
