package com.jupiteriq.edge.v1.datatypes;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.TypeCheck;
import com.jupiteriq.data.TypeCheck.ItemProblems;
import com.jupiteriq.data.TypeCheck.Report;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Problem;

/// The published JSON of what a check of a type has found.
final class CheckDocument {

    private static final int MAX_TEXT = 10_000;

    private static final Document<Problem> PROBLEM = Document.of("ItemProblem",
        Attribute.of("field", Kind.text(MAX_TEXT), Problem::field, "Where it is, `attributes/lines/1/sku`."),
        Attribute.of("message", Kind.text(MAX_TEXT), Problem::message, "What is wrong there."));

    private static final Document<ItemProblems> FAILURE = Document.of("ItemFailure",
        Attribute.of("id", Kind.id(Item.PREFIX), ItemProblems::id, "The item."),
        Attribute.of("errors", Kind.listOf(Kind.nested(PROBLEM), ShapeReader.MAX_PROBLEMS),
            ItemProblems::problems, "What is wrong with it."));

    static final Document<Report> CHECK = Document.of("DataTypeCheck",
        count("checked", Report::checked, "Items that were looked at, the newest first."),
        count("total", Report::total, "Items that there are."),
        count("failed", Report::failed, "How many of those that were looked at do not fit."),
        Attribute.of("complete", Kind.flag(), Report::complete, "Whether all were looked at."),
        Attribute.of("failures", Kind.listOf(Kind.nested(FAILURE), TypeCheck.MOST_FAILURES),
            Report::failures, "The newest of those that do not fit."));

    private CheckDocument() {}

    private static Attribute<Report, Long> count(
        String name, Attribute.Getter<Report, Long> value, String about) {
        return Attribute.of(name, Kind.whole(0, Long.MAX_VALUE), value, about);
    }
}
