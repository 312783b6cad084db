package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import java.util.Base64;
import java.util.Random;

/// Speaks tus 1.0 as its document has it.
record UploadDriver(FileDriver files) {

    static final String UPLOADS = "/v1/files/uploads";
    static final String TYPE = "application/offset+octet-stream";
    static final String OFFSET = "Upload-Offset";

    private static final byte[] HEAD = FileDriver.bytes("%PDF-1.7\n");
    private static final byte[] TAIL = FileDriver.bytes("\nstartxref\n9\n%%EOF\n");

    /// A document that has nothing in it but bytes.
    static byte[] document(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
        System.arraycopy(TAIL, 0, bytes, size - TAIL.length, TAIL.length);
        return bytes;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(FileDriver.bytes(text));
    }

    static Call speaking(Call call) {
        return call.header("Tus-Resumable", "1.0.0");
    }

    static Call creation(long length, String name) {
        return speaking(Call.post(UPLOADS)).header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", "filename " + base64(name));
    }

    static Call with(Call call, byte[] bytes) {
        return call.header("Content-Type", TYPE).body(bytes);
    }

    static Call addition(String id, long offset, byte[] bytes) {
        return with(speaking(Call.patch(path(id))).header(OFFSET, Long.toString(offset)), bytes);
    }

    static Call head(String id) {
        return speaking(Call.of("HEAD", path(id)));
    }

    static String path(String id) {
        return UPLOADS + "/" + id;
    }

    /// The id of a new one.
    String begin(long length, String name) {
        Answer answer = files.send(creation(length, name)).must(201);
        String id = files.object(answer).path("id").asString();
        if (!answer.need("Location").equals(path(id))) {
            throw new AssertionError("It lies elsewhere: " + answer);
        }
        return id;
    }

    /// Where the file goes on behind these bytes.
    long add(String id, long offset, byte[] bytes) {
        return Long.parseLong(files.send(addition(id, offset, bytes)).must(204).need(OFFSET));
    }

    long offset(String id) {
        return Long.parseLong(files.send(head(id)).must(200).need(OFFSET));
    }
}
