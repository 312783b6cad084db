package com.jupiteriq.files.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A range of an object, asked for by one request and read as it comes. A connection that breaks is replaced
/// by one that goes on behind the last byte: whoever takes a file slowly may well outlast a connection.
final class S3Reading extends RangeInput {

    /// Connections that may break in a row without having brought a byte.
    static final int MAX_BROKEN = 2;

    private static final Logger LOG = LoggerFactory.getLogger(S3Reading.class);

    private static final int BEHIND_THE_END = 416;

    private final S3Bucket bucket;
    private final BlobName name;
    private long position;
    private long left;
    private int broken;
    private @Nullable ResponseInputStream<GetObjectResponse> stream;

    S3Reading(S3Bucket bucket, BlobName name, long from, long length) {
        this.bucket = bucket;
        this.name = name;
        this.position = from;
        this.left = length;
        open();
    }

    /// What is left becomes less where the object ends before the range does.
    private void open() {
        if (left <= 0) {
            return;
        }
        try {
            String range = "bytes=" + position + "-" + (position + left - 1);
            ResponseInputStream<GetObjectResponse> opened = bucket.reading(s3 -> s3.getObject(get -> get
                .bucket(bucket.address().bucket()).key(bucket.address().key(name)).range(range)),
                S3Bucket.NOT_FOUND, BEHIND_THE_END);
            Long length = opened.response().contentLength();
            left = length == null ? left : Math.min(left, length);
            stream = opened;
        } catch (NoSuchKeyException missing) {
            throw StorageFailure.missing(name, missing);
        } catch (S3Exception told) {
            if (told.statusCode() != BEHIND_THE_END) {
                throw S3Bucket.refusal(bucket.outages().reading(), told);
            }
            left = 0;
        }
    }

    @Override
    protected long left() {
        return left;
    }

    @Override
    protected int some(byte[] bytes, int from, int most) {
        while (left > 0) {
            int count = tried(bytes, from, (int) Math.min(most, left));
            if (count > 0) {
                position += count;
                left -= count;
                broken = 0;
                return count;
            }
        }
        return -1;
    }

    /// None when the connection has broken and another one is there.
    private int tried(byte[] bytes, int from, int length) {
        ResponseInputStream<GetObjectResponse> open = stream;
        try {
            int count = open == null ? -1 : open.read(bytes, from, length);
            if (count < 0) {
                replace(new IOException("the answer ended early"));
            }
            return Math.max(0, count);
        } catch (IOException | SdkException failed) {
            replace(failed);
            return 0;
        }
    }

    private void replace(Exception failed) {
        close();
        broken++;
        if (broken > MAX_BROKEN) {
            throw S3Bucket.refusal(bucket.outages().reading(), failed);
        }
        open();
    }

    /// What was not read is not waited for.
    @Override
    public void close() {
        ResponseInputStream<GetObjectResponse> open = stream;
        stream = null;
        if (open == null) {
            return;
        }
        try {
            if (left > 0) {
                open.abort();
            }
            open.close();
        } catch (IOException | SdkException harmless) {
            LOG.debug("a connection could not be closed", harmless);
        }
    }
}
