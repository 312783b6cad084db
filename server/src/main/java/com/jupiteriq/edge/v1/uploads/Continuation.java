package com.jupiteriq.edge.v1.uploads;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.files.resuming.Upload;
import com.jupiteriq.store.Write;

/// An upload that went on: by now all of that is on record.
record Continuation(Upload upload) implements Route.Received {

    @Override
    public byte[] said() {
        return new byte[0];
    }

    @Override
    public Reply record(Write write) {
        Reply.Nothing told = Reply.nothing().with(Tus.OFFSET.name(), Long.toString(upload.offset()));
        return upload.isWhole() ? told : told.with(Tus.EXPIRES.name(), Tus.time(upload.ends()));
    }

    @Override
    public void forget() {
        // nothing of it is without a record
    }
}
