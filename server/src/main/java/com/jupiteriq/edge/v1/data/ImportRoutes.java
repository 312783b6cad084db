package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.jobs.JobDocument.JOB;
import static com.jupiteriq.kernel.Permission.DATA_WRITE;

import com.jupiteriq.data.imports.ImportFormat;
import com.jupiteriq.data.imports.Imports;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.SentFile;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.store.Write;
import java.util.List;

/// Files of data items (R107, R334).
final class ImportRoutes {

    private static final Field TYPE = Field.optional("type", new Schema.Patterned(DataType.NAME),
        "The type of items that do not say their own.").example("\"order\"");

    private final Imports imports;

    ImportRoutes(Imports imports) {
        this.imports = imports;
    }

    List<Route> table() {
        return List.of(
            post("/data/import").named("importItems", "Bring in a file of data items; a job does it.")
                .needs(DATA_WRITE).filters(List.of(TYPE))
                .takesFile(ImportFormat.NDJSON.mediaType(), """
                    {"type":"order","external_id":"order-1001","attributes":{"city":"Oslo"}}
                    {"type":"order","external_id":"order-1002","attributes":{"city":"Bergen"}}
                    """)
                .takesFile(ImportFormat.CSV.mediaType(), """
                    type,external_id,attributes.city
                    order,order-1001,Oslo
                    """)
                .gives(202, JOB.shape()).changes(this::ask));
    }

    private Reply ask(Request request, Write write) {
        SentFile file = request.file();
        Job job = imports.ask(
            ImportFormat.of(file.type()), request.query().text("type"), file.bytes(), write);
        return Reply.accepted(V1.MOUNT + job.path(), JOB.of(job));
    }
}
