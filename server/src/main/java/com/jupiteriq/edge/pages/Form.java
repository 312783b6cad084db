package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a browser sends of a form, each field once.
public final class Form {

    static final String TYPE = "application/x-www-form-urlencoded";

    /// Bytes of a form.
    static final int MAX_BYTES = 64 << 10;

    static final int MAX_FIELDS = 50;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /// Reads the body. Refuses what is no form, one that is too large or too slow, and one with too many
    /// fields or with one twice.
    static Form read(Call call) {
        if (call.hasBody()) {
            Negotiation.require(call.header("Content-Type"), List.of(TYPE));
        }
        return parse(new String(call.body(MAX_BYTES), StandardCharsets.ISO_8859_1));
    }

    static Form parse(String text) {
        long fields = text.isEmpty() ? 0 : text.chars().filter(c -> c == '&').count() + 1;
        if (fields > MAX_FIELDS) {
            throw unreadable("The form has too many fields.");
        }
        Map<String, String> values = QueryReader.values(text, "");
        if (values.size() != fields) {
            throw unreadable("The form has a field twice, or one without a name.");
        }
        return new Form(values);
    }

    private static Refused unreadable(String message) {
        return new Refused(new Failure.Unreadable(null, message));
    }

    /// What was typed, empty for nothing and for a field that was not there.
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /// What was typed, without blanks before and behind it.
    public String stripped(String field) {
        return text(field).strip();
    }

    public boolean has(String field) {
        return !text(field).isEmpty();
    }

    /// What people type is nobody's business who reads a log.
    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
