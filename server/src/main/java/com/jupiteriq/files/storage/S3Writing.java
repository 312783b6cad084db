package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A blob on its way into a bucket: by one request when it fits into a part, else by parts as they fill. One
/// part is held in memory, since what gets lost on the way is sent again.
final class S3Writing implements Storage.Writing {

    /// The bytes of each part but the last. S3 takes 10,000 of them, 78 GiB, and none below 5 MiB.
    static final int PART = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(S3Writing.class);

    private static final int FIRST_BUFFER = 64 << 10;

    private final S3Bucket bucket;
    private final String place;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private long written;
    private @Nullable String upload;
    private boolean ending;
    private boolean finished;

    S3Writing(S3Bucket bucket, String key) {
        this.bucket = bucket;
        this.place = bucket.address().bucket();
        this.key = key;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int next = from;
        int end = from + length;
        while (next < end) {
            if (filled == PART) {
                sendPart();
            }
            int count = Math.min(end - next, PART - filled);
            makeRoom(filled + count);
            System.arraycopy(bytes, next, buffer, filled, count);
            filled += count;
            next += count;
        }
        written += length;
    }

    private void makeRoom(int needed) {
        if (buffer.length < needed) {
            buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(needed, 2 * buffer.length)));
        }
    }

    private String begun() {
        if (upload == null) {
            upload = bucket.writing(s3 -> s3.createMultipartUpload(
                create -> create.bucket(place).key(key))).uploadId();
        }
        return upload;
    }

    private void sendPart() {
        String id = begun();
        int number = parts.size() + 1;
        String etag = bucket.writing(s3 -> s3.uploadPart(part -> part.bucket(place).key(key).uploadId(id)
            .partNumber(number).contentLength((long) filled), S3Bucket.body(buffer, filled))).eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        filled = 0;
    }

    @Override
    public void finish() {
        ending = true;
        if (upload == null) {
            bucket.writing(s3 -> s3.putObject(put -> put.bucket(place).key(key)
                .contentLength((long) filled), S3Bucket.body(buffer, filled)));
        } else {
            sendPart();
            complete(upload);
        }
        finished = true;
    }

    /// When an answer gets lost, the call is made again and finds no such upload: then the object tells
    /// whether it was completed.
    private void complete(String id) {
        try {
            bucket.writing(s3 -> s3.completeMultipartUpload(complete -> complete.bucket(place).key(key)
                .uploadId(id).multipartUpload(all -> all.parts(parts))), S3Bucket.NOT_FOUND);
        } catch (S3Exception unknown) {
            if (!isWhole()) {
                throw S3Bucket.refusal(bucket.outages().writing(), unknown);
            }
        }
    }

    private boolean isWhole() {
        try {
            return bucket.writing(s3 -> s3.headObject(head -> head.bucket(place).key(key)),
                S3Bucket.NOT_FOUND).contentLength() == written;
        } catch (S3Exception absent) {
            return false;
        }
    }

    /// A failure to finish does not tell whether the object is there.
    @Override
    public void close() {
        String id = upload;
        if (finished) {
            return;
        }
        finished = true;
        if (id != null) {
            remove(s3 -> s3.abortMultipartUpload(abort -> abort.bucket(place).key(key).uploadId(id)
                .overrideConfiguration(this::cleaning)));
        }
        if (ending) {
            remove(s3 -> s3.deleteObject(delete -> delete.bucket(place).key(key)
                .overrideConfiguration(this::cleaning)));
        }
    }

    private void cleaning(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallTimeout(bucket.limits().cleaning());
    }

    private void remove(Function<S3Client, ?> removal) {
        try {
            bucket.writing(removal, S3Bucket.NOT_FOUND);
        } catch (S3Exception goneAlready) {
            LOG.debug("nothing to remove", goneAlready);
        } catch (Refused left) {
            LOG.warn("What was written of {} could not be removed; it is found by its age", key);
        }
    }
}
