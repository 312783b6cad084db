package com.jupiteriq.edge.v1.datatypes;

import static com.jupiteriq.data.types.TypeDocument.TYPE;
import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.DATA_DELETE;
import static com.jupiteriq.kernel.Permission.DATA_READ;
import static com.jupiteriq.kernel.Permission.DATA_WRITE;

import com.jupiteriq.data.TypeCheck;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.TypeState;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.Write;
import java.util.List;

/// Types of data items (decision C67).
final class DataTypeRoutes {

    /// A schema of 64 KiB, as it is read and as it is printed, with its indexes.
    private static final long LARGEST = 512 << 10;

    private static final Field TYPE_NAME =
        Field.required("type", new Schema.Patterned(DataType.NAME), "The name of the type.")
            .example("\"order\"");

    private static final Route.Example DECLARED = new Route.Example("orders with a city", "", """
        {"schema":{"type":"object","required":["city"],"properties":{"city":{"type":"string"}}},\
        "indexes":[{"path":"city","kind":"text"},{"path":"price","kind":"number"}],\
        "retention_days":365}""", """
        {"type":"order",\
        "schema":{"type":"object","required":["city"],"properties":{"city":{"type":"string"}}},\
        "indexes":[{"path":"city","kind":"text","state":"building","progress":0,"auto":false},\
        {"path":"price","kind":"number","state":"building","progress":0,"auto":false}],\
        "retention_days":365,"items":0,"bytes":0,"version":1,\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z"}""");

    private final DataTypes types;
    private final TypeCheck check;

    DataTypeRoutes(DataTypes types, TypeCheck check) {
        this.types = types;
        this.check = check;
    }

    List<Route> table() {
        return List.of(
            get("/data-types")
                .named("listDataTypes", "List the types of data items, those too that are only used.")
                .needs(DATA_READ).largest(LARGEST).pages(TYPE, types.list()),
            get("/data-types/{type}").where(TYPE_NAME).named("getDataType", "Read a type of data items.")
                .needs(DATA_READ).gives(200, TYPE.shape()).tagged()
                .reads(request -> one(types.get(request.caller(), name(request)))),
            put("/data-types/{type}").where(TYPE_NAME)
                .named("putDataType", "Declare a type of data items, or say anew what it is like; what is"
                    + " left out returns to its default.")
                .needs(DATA_WRITE).takes(TYPE.replacement()).gives(200, TYPE.shape()).or(201).tagged()
                .examples(DECLARED).changes(this::declare),
            delete("/data-types/{type}").where(TYPE_NAME)
                .named("deleteDataType", "Drop the schema and the indexes of a type; its items stay.")
                .needs(DATA_DELETE).tagged().changes(this::remove),
            post("/data-types/{type}/check").where(TYPE_NAME)
                .named("checkDataType", "Look which items do not fit the schema of their type, for ten"
                    + " seconds at most.")
                .needs(DATA_READ).gives(200, CheckDocument.CHECK.shape())
                .reads(request -> Reply.ok(
                    CheckDocument.CHECK.of(check.of(request.caller(), name(request))))));
    }

    private Reply declare(Request request, Write write) {
        DataTypes.Declared declared =
            types.declare(name(request), TypeTags.expected(request.ifMatch()), request.body(), write);
        return declared.created() ? created(declared.state()) : one(declared.state());
    }

    private Reply remove(Request request, Write write) {
        types.delete(name(request), TypeTags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private static Reply created(TypeState state) {
        JsonText json = TYPE.of(state);
        return Reply.created(V1.MOUNT + "/data-types/" + state.type().name(), json)
            .etag(TypeTags.of(state.type().version(), json));
    }

    private static Reply one(TypeState state) {
        JsonText json = TYPE.of(state);
        return Reply.ok(json).etag(TypeTags.of(state.type().version(), json));
    }

    private static String name(Request request) {
        return request.variable("type");
    }
}
