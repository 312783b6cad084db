package com.jupiteriq.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A small document with a field of each sort, and everything that is derived from it.
class DocumentTest {

    enum Size {
        SMALL,
        LARGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Parcel(
        long number, String label, @Nullable String note, Size size, List<String> stops,
        @Nullable JsonText extra, Instant at) {}

    private static final Attribute<Parcel, String> LABEL =
        Attribute.of("label", Kind.nonEmpty(20), Parcel::label, "What it says.")
            .required().alsoCalled("title", "The same.").example("\"a\"");
    private static final Attribute<Parcel, String> NOTE =
        Attribute.of("note", Kind.text(20), Parcel::note, "More.").orNull();
    private static final Attribute<Parcel, Size> SIZE =
        Attribute.of("size", Kind.word(Size.values(), Size::word), Parcel::size, "Size.")
            .byDefault(Size.SMALL);
    private static final Attribute<Parcel, List<String>> STOPS =
        Attribute.of("stops", Kind.texts(Schema.nonEmpty(9), 3), Parcel::stops, "Where.")
            .byDefault(List.of());
    private static final Attribute<Parcel, JsonText> EXTRA =
        Attribute.of("extra", Kind.object(40, 3), Parcel::extra, "Your own.").noneAs(JsonText.EMPTY_OBJECT);
    private static final Attribute<Parcel, String> PIN =
        Attribute.of("pin", Kind.text(4), (Parcel parcel) -> "1234", "Never shown.").writeOnly();

    private static final Document<Parcel> PARCEL = Document.of("Parcel",
        Attribute.of("number", Kind.whole(1, 99), Parcel::number, "Its number.").readOnly(),
        LABEL, NOTE, SIZE, STOPS, EXTRA, PIN,
        Attribute.of("at", Kind.time(), Parcel::at, "When.").readOnly());

    private static final Parcel FULL = new Parcel(7, "a \"b\"", "c", Size.LARGE, List.of("x", "y"),
        new JsonText("{\"k\":1.0,\"d\":2}"), Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final Parcel BARE = new Parcel(8, "a", null, Size.SMALL, List.of(), null, Instant.EPOCH);

    @Test
    void an_object_is_printed_field_by_field_in_order_without_what_is_only_written() {
        assertThat(PARCEL.of(FULL).text()).isEqualTo("{\"number\":7,\"label\":\"a \\\"b\\\"\",\"note\":\"c\","
            + "\"size\":\"large\",\"stops\":[\"x\",\"y\"],\"extra\":{\"k\":1.0,\"d\":2},"
            + "\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(PARCEL.of(BARE).text()).isEqualTo("{\"number\":8,\"label\":\"a\",\"note\":null,"
            + "\"size\":\"small\",\"stops\":[],\"extra\":{},\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void the_shapes_say_what_may_be_sent_when() {
        assertThat(PARCEL.shape().fields()).allMatch(Field::required).extracting(Field::name)
            .containsExactly("number", "label", "note", "size", "stops", "extra", "at");
        assertThat(PARCEL.creation().fields()).noneMatch(Field::readOnly).extracting(Field::name)
            .containsExactly("label", "title", "note", "size", "stops", "extra", "pin");
        assertThat(PARCEL.patch().fields()).noneMatch(Field::required).extracting(Field::name)
            .containsExactly("label", "title", "note", "size", "stops", "extra", "number", "at");
        assertThat(PARCEL.replacement().fields()).extracting(Field::name)
            .containsExactly("label", "title", "note", "size", "stops", "extra", "number", "at");
        assertThat(PARCEL.creation().field("size").orElseThrow().byDefault()).isEqualTo("\"small\"");
        assertThat(PARCEL.patch().field("size").orElseThrow().byDefault()).isNull();
        assertThat(PARCEL.creation().synonyms()).containsExactly(new Shape.Synonyms("label", "title", true));
        assertThat(PARCEL.patch().synonyms()).containsExactly(new Shape.Synonyms("label", "title", false));
    }

    @Test
    void what_is_absent_is_the_default_in_a_new_object_and_in_a_replacement_and_stays_in_a_patch() {
        Draft<Parcel> created = PARCEL.created(body(PARCEL.creation(), "{\"label\":\"n\"}"));
        Draft<Parcel> replaced = PARCEL.replaced(FULL, body(PARCEL.replacement(), "{\"title\":\"n\"}"));
        for (Draft<Parcel> whole : List.of(created, replaced)) {
            assertThat(whole.get(LABEL)).isEqualTo("n");
            assertThat(whole.orNull(NOTE)).isNull();
            assertThat(whole.get(SIZE)).isEqualTo(Size.SMALL);
            assertThat(whole.get(STOPS)).isEmpty();
            assertThat(whole.orNull(EXTRA)).isNull();
        }
        Draft<Parcel> patched = PARCEL.patched(FULL, body(PARCEL.patch(), "{\"title\":\"n\"}"));
        assertThat(patched.get(LABEL)).isEqualTo("n");
        assertThat(patched.orNull(NOTE)).isEqualTo("c");
        assertThat(patched.get(SIZE)).isEqualTo(Size.LARGE);
        assertThat(patched.get(STOPS)).containsExactly("x", "y");
        assertThat(patched.orNull(EXTRA)).isEqualTo(FULL.extra());
    }

    @Test
    void null_clears_what_can_be_empty_and_repeated_words_count_once() {
        Draft<Parcel> patched = PARCEL.patched(FULL,
            body(PARCEL.patch(), "{\"note\":null,\"stops\":[\"z\",\"a\",\"z\"],\"extra\":null}"));
        assertThat(patched.orNull(NOTE)).isNull();
        assertThat(patched.get(STOPS)).containsExactly("z", "a");
        assertThat(patched.orNull(EXTRA)).isNull();
        assertThat(problems(() -> body(PARCEL.patch(), "{\"size\":null,\"label\":null}")))
            .extracting(Problem::field).containsExactly("label", "size");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"k\":null}               | {\"d\":2}",
        "{\"k\":1.10,\"n\":-0}      | {\"k\":1.10,\"d\":2,\"n\":-0}",
        "{\"k\":{\"i\":{\"j\":null}}} | {\"k\":{\"i\":{}},\"d\":2}",
        "{\"k\":[null]}             | {\"k\":[null],\"d\":2}",
        "{}                         | {\"k\":1.0,\"d\":2}",
    })
    void objects_are_merged_with_their_order_and_numbers_kept(String patch, String merged) {
        Draft<Parcel> patched = PARCEL.patched(FULL, body(PARCEL.patch(), "{\"extra\":" + patch + "}"));
        assertThat(patched.orNull(EXTRA)).isEqualTo(new JsonText(merged));
    }

    @Test
    void a_merged_object_keeps_its_bounds() {
        String twenty = "{\"extra\":{\"x\":\"" + "y".repeat(25) + "\"}}";
        assertThat(problems(() -> PARCEL.patched(FULL, body(PARCEL.patch(), twenty)))).singleElement()
            .satisfies(problem -> assertThat(problem.field()).isEqualTo("extra"))
            .satisfies(problem -> assertThat(problem.message()).contains("merged").contains("40 bytes"));
        assertThat(PARCEL.patched(BARE, body(PARCEL.patch(), twenty)).orNull(EXTRA)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"number\":7, \"at\":\"2026-01-02T03:04:05Z\"      | ",
        "\"at\":\"2026-01-02T04:04:05.999+01:00\"           | ",
        "\"number\":8                                       | number",
        "\"at\":\"2026-01-02T03:04:06Z\",\"number\":9       | number,at",
    })
    void read_only_fields_may_come_back_as_they_were_read(String fields, @Nullable String wrong) {
        for (Shape shape : List.of(PARCEL.patch(), PARCEL.replacement())) {
            Fields body = body(shape, "{\"label\":\"a\"," + fields + "}");
            Runnable change = shape.equals(PARCEL.patch())
                ? () -> PARCEL.patched(FULL, body) : () -> PARCEL.replaced(FULL, body);
            if (wrong == null) {
                change.run();
            } else {
                assertThat(problems(change)).extracting(Problem::field).containsExactly(wrong.split(","));
            }
        }
    }

    @Test
    void a_change_is_told_by_what_looks_different() {
        Parcel after = new Parcel(9, "a", "d", Size.SMALL, List.of(), JsonText.EMPTY_OBJECT, Instant.MAX);
        Changes changes = PARCEL.changes(BARE, after);
        assertThat(changes).isEqualTo(new Changes(
            List.of("note"), new JsonText("{\"note\":null}"), new JsonText("{\"note\":\"d\"}")));
        assertThat(changes.of(NOTE)).isTrue();
        assertThat(changes.of(LABEL)).isFalse();
        assertThat(PARCEL.changes(FULL, FULL).none()).isTrue();
    }

    @Test
    void a_document_can_hold_the_fields_of_another() {
        record Box(Parcel parcel, int weight) {}
        Document<Box> box = PARCEL.within("Box", Box::parcel,
            Attribute.of("weight", Kind.whole(0, 9), (Box it) -> (long) it.weight(), "Weight."));
        assertThat(box.of(new Box(BARE, 3)).text())
            .startsWith("{\"number\":8,").endsWith("Z\",\"weight\":3}");
        assertThat(PARCEL.with(LABEL.within(Schema.oneOf("a", "b"))).creation().field("label").orElseThrow()
            .schema()).isEqualTo(Schema.oneOf("a", "b"));
    }

    @Test
    void a_table_has_a_column_for_each_field_and_no_formulas() {
        Csv csv = new Csv(PARCEL.shape());
        assertThat(csv.head()).isEqualTo("number,label,note,size,stops,extra,at\r\n");
        assertThat(csv.line(PARCEL.of(FULL))).isEqualTo("7,\"a \"\"b\"\"\",c,large,\"[\"\"x\"\",\"\"y\"\"]\","
            + "\"{\"\"k\"\":1.0,\"\"d\"\":2}\",2026-01-02T03:04:05Z\r\n");
        assertThat(csv.line(PARCEL.of(BARE))).isEqualTo("8,a,,small,[],{},1970-01-01T00:00:00Z\r\n");
        for (String formula : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx")) {
            Parcel parcel = new Parcel(1, formula, "a\nb", Size.SMALL, List.of(), null, Instant.EPOCH);
            assertThat(csv.line(PARCEL.of(parcel))).contains("'" + formula, "\"a\nb\"");
        }
    }

    private static Fields body(Shape shape, String json) {
        return ShapeReader.read(shape, JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static List<Problem> problems(Runnable refused) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(refused::run)
            .isInstanceOfSatisfying(Refused.class, known -> failure[0] = known.failure());
        return ((Failure.Invalid) failure[0]).problems();
    }
}
