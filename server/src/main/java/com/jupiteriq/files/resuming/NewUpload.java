package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileDetails;

/// A file that is to come.
///
/// @param length of all its bytes, at least one
/// @param details what is told of it
/// @param said the same in the words of its client, for it to be told again
public record NewUpload(long length, FileDetails details, String said) {

    @Override
    public String toString() {
        return "NewUpload[" + length + "]";
    }
}
