package com.jupiteriq.edge.v1.uploads;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.resuming.Begun;
import com.jupiteriq.files.resuming.Resuming;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;

/// An upload that begins.
record Creation(Resuming resuming, Begun begun) implements Route.Received {

    @Override
    public byte[] said() {
        return new JsonWriter().object()
            .field("length", begun.upload().length())
            .field("metadata", begun.upload().said())
            .field("sha256", begun.sha256())
            .endObject().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reply record(Write write) {
        StoredFile file = resuming.begin(begun, write);
        long offset = begun.offset();
        Reply.One told = Reply
            .created(V1.MOUNT + "/files/uploads/" + file.publicId(), FILE.of(file))
            .with(Tus.OFFSET.name(), Long.toString(offset));
        return offset == file.size() ? told
            : told.with(Tus.EXPIRES.name(), Tus.time(write.now().plus(Resuming.KEPT)));
    }

    @Override
    public void forget() {
        resuming.forget(begun);
    }
}
