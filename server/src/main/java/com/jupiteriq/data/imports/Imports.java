package com.jupiteriq.data.imports;

import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Files of data items that are brought in by a job (R107, R334). One that is sent again changes nothing
/// where its lines have external ids.
public final class Imports {

    private final Jobs jobs;
    private final KnownTypes types;

    Imports(Jobs jobs, KnownTypes types) {
        this.jobs = jobs;
        this.types = types;
    }

    /// What is to be brought in.
    ///
    /// @param usualType of items that do not say their own; null for the usual one
    record Order(ImportFormat format, @Nullable String usualType) {

        JsonText json() {
            return new JsonWriter().object().field("format", format.word()).field("type", usualType)
                .endObject().done();
        }

        static Order of(JsonText json) {
            Fields fields = new Fields(
                JsonReader.read(json.text().getBytes(StandardCharsets.UTF_8)).members());
            return new Order(ImportFormat.valueOf(fields.requiredText("format").toUpperCase(Locale.ROOT)),
                fields.text("type"));
        }
    }

    /// Asks for the job. Refuses with `Invalid` a table whose heading is wrong.
    public Job ask(ImportFormat format, @Nullable String usualType, byte[] file, Write write) {
        Order order = new Order(format, usualType);
        lines(order, file, write.caller());
        return jobs.ask(ImportKind.WORD, order.json(), file, write);
    }

    ImportLines lines(Order order, byte[] file, Caller caller) {
        return switch (order.format()) {
            case NDJSON -> new NdjsonLines(file, order.usualType());
            case CSV -> new CsvLines(file, order.usualType(),
                new Cells(name -> types.fresh(caller, name)));
        };
    }
}
