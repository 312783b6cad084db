package com.jupiteriq.edge.v1.jobs;

import com.jupiteriq.edge.WholeLists;
import com.jupiteriq.edge.WholeLists.Form;
import com.jupiteriq.edge.WholeLists.Order;
import com.jupiteriq.jobs.JobKind;
import com.jupiteriq.jobs.Run;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a whole list down, to be fetched later: line by line what the list itself gives. A job that was
/// interrupted begins anew, since an object that came twice would be worse than time that was lost.
final class ExportKind implements JobKind {

    static final String WORD = "export";

    private final WholeLists lists;

    ExportKind(WholeLists lists) {
        this.lists = lists;
    }

    /// Ends the writing between two pages.
    private static final class Unwanted extends RuntimeException {

        Unwanted() {
            super("nobody wants the rest of it", null, false, false);
        }
    }

    static JsonText kept(Order order) {
        return new JsonWriter().object().field("path", order.path()).field("format", order.form().word())
            .endObject().done();
    }

    private static Order order(JsonText kept) {
        Fields fields = new Fields(
            JsonReader.read(kept.text().getBytes(StandardCharsets.UTF_8)).members());
        return new Order(fields.requiredText("path"), Form.of(fields.requiredText("format")));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission needs(JsonText order) {
        return lists.needs(order(order));
    }

    @Override
    public boolean makes(JsonText order) {
        return true;
    }

    @Override
    public void run(Run run) {
        Order order = order(run.order());
        OutputStream out = run.result(order.form().contentType(), "export." + order.form().word());
        AtomicLong written = new AtomicLong();
        try {
            lists.write(run.caller(), order, (lines, objects) -> {
                if (!run.wanted()) {
                    throw new Unwanted();
                }
                try {
                    out.write(lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                run.progress(written.addAndGet(objects));
            });
        } catch (Unwanted unwanted) {
            // it is gone on with elsewhere, or nobody wants it
        }
    }
}
