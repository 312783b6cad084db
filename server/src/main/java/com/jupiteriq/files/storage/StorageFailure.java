package com.jupiteriq.files.storage;

/// A blob that a record names and that is not what was written: nothing that a client can mend, or wait for.
public final class StorageFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient BlobName blob;

    private StorageFailure(BlobName blob, String what, Throwable cause) {
        super("the blob " + blob.id() + " of the tenant " + blob.tenant() + " " + what, cause);
        this.blob = blob;
    }

    /// It is not there.
    public static StorageFailure missing(BlobName blob, Throwable cause) {
        return new StorageFailure(blob, "is missing", cause);
    }

    /// It was cut or changed, or was written for another place.
    public static StorageFailure damaged(BlobName blob, Throwable cause) {
        return new StorageFailure(blob, "is damaged", cause);
    }

    public BlobName blob() {
        return blob;
    }
}
