package com.jupiteriq.edge.v1.users;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;

/// The principal of a key, as it sees itself (decision C66).
final class Me {

    static final Shape SHAPE = Shape.of("Me",
        Field.required("type", new Schema.Constant("service_account"), "What acts."),
        Field.required("id", Schema.typeId("svc"), "Its public id."),
        Field.required("name", Schema.text(1_000), "What it is called."),
        Field.required("permissions", new Schema.ListOf(Schema.text(100), Permission.all().size()),
            "What it may do; `admin` is everything."));

    private Me() {}

    static JsonText of(Caller caller) {
        return new JsonWriter()
            .object()
            .field("type", "service_account")
            .field("id", caller.principal().publicId())
            .field("name", caller.principal().name())
            .field("permissions", caller.permissions().words())
            .endObject()
            .done();
    }
}
