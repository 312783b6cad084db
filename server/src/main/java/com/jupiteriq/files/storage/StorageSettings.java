package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where the bytes of files lie: in a folder, or in a bucket of S3.
public record StorageSettings(
    @Setting(otherwise = "`files` in the data folder",
        says = "Folder that holds the bytes of files; where several nodes work on one database, one folder"
        + " that all of them share.")
    @Nullable Path filesFolder,

    @Setting(value = "1024", to = 1_048_576,
        says = "Space in MiB that uploads leave free on the disk of files-folder; what would take it is"
        + " answered 503.")
    int filesReserve,

    @Setting(says = "Address of an S3 that holds the bytes of files in place of a folder, such as"
        + " https://s3.eu-central-1.amazonaws.com; buckets are part of the path. Its keys are in the"
        + " environment.")
    @Nullable String s3Url,

    @Setting(says = "Bucket of files; it must exist.")
    @Nullable String s3Bucket,

    @Setting(otherwise = S3Address.USUAL_REGION, says = "Region of the bucket, as requests to it are signed.")
    @Nullable String s3Region,

    @Setting(says = "What the names of all objects begin with, where the bucket holds other things too.")
    @Nullable String s3Prefix,

    @Setting(secret = true, otherwise = "needed with s3-url", says = "Id of the access key for the bucket.")
    @Nullable String s3AccessKey,

    @Setting(secret = true, otherwise = "needed with s3-url", says = "The access key itself.")
    @Nullable String s3SecretKey) {

    private static final long MIB = 1L << 20;

    public StorageSettings {
        if (s3Url == null) {
            refuseAlone("--s3-bucket", s3Bucket);
            refuseAlone("--s3-region", s3Region);
            refuseAlone("--s3-prefix", s3Prefix);
            refuseAlone("JUPITER_S3_ACCESS_KEY", s3AccessKey);
            refuseAlone("JUPITER_S3_SECRET_KEY", s3SecretKey);
        } else {
            if (filesFolder != null) {
                throw new StartRefused("Files lie in a folder or in S3; keep one of --files-folder and"
                    + " --s3-url.");
            }
            if (s3Bucket == null) {
                throw new StartRefused("With --s3-url files need a bucket; name it with --s3-bucket.");
            }
            if (s3AccessKey == null || s3SecretKey == null) {
                throw new StartRefused("With --s3-url both JUPITER_S3_ACCESS_KEY and JUPITER_S3_SECRET_KEY"
                    + " must be in the environment; " + (s3AccessKey == null
                    ? "JUPITER_S3_ACCESS_KEY" : "JUPITER_S3_SECRET_KEY") + " is missing.");
            }
            S3Address.of(s3Url, s3Bucket, s3Region, s3Prefix);
        }
    }

    private static void refuseAlone(String name, @Nullable String value) {
        if (value != null) {
            throw new StartRefused(name + " is given without --s3-url; give the address too, or leave both"
                + " out.");
        }
    }

    /// Whether every node that works on the database finds the same files. A folder that is named is taken
    /// for one that they share.
    public boolean shared() {
        return s3Url != null || filesFolder != null;
    }

    /// On which the S3 listens, if there is one.
    public IntStream ports() {
        S3Address address = s3();
        return address == null ? IntStream.empty() : IntStream.of(address.port());
    }

    private @Nullable S3Address s3() {
        return s3Url == null || s3Bucket == null
            ? null : S3Address.of(s3Url, s3Bucket, s3Region, s3Prefix);
    }

    /// To be closed; null where files lie in a folder.
    @Nullable S3Bucket openBucket() {
        S3Address address = s3();
        return address == null || s3AccessKey == null || s3SecretKey == null
            ? null : new S3Bucket(address, s3AccessKey, s3SecretKey, S3Limits.STANDARD);
    }

    long reserveBytes() {
        return filesReserve * MIB;
    }

    /// The keys are secret.
    @Override
    public String toString() {
        S3Address address = s3();
        return "StorageSettings[" + (address == null ? "filesFolder=" + filesFolder : address.place())
            + ", filesReserve=" + filesReserve + "]";
    }
}
