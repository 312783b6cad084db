package com.jupiteriq.data.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.data.DataBench;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataTypesTest {

    private static final String CITY = """
        {"indexes":[{"path":"city","kind":"text"}],"retention_days":30}""";

    private DataBench data;
    private DataTypes types;
    private String name = "";
    private int count;

    @BeforeAll
    void open() {
        data = new DataBench();
        types = data.part(DataTypes.class);
    }

    @AfterAll
    void close() {
        data.close();
    }

    @BeforeEach
    void another() {
        name = "type" + count++;
        data.entries.clear();
    }

    private DataType type() {
        return types.get(data.caller, name).type();
    }

    private List<String> actions() {
        return data.entries.stream().map(AuditEntry::action).toList();
    }

    private void delete() {
        data.write(write -> {
            types.delete(name, version -> true, write);
            return write;
        });
    }

    private void missing() {
        assertThatThrownBy(() -> types.get(data.caller, name))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isEqualTo(new Failure.Missing("data type")));
    }

    private void item() {
        data.create("{\"type\":\"" + name + "\",\"attributes\":{\"city\":\"Oslo\"}}");
    }

    @Test
    void a_type_is_declared_changed_and_forgotten() {
        missing();
        assertThat(data.declare(name, CITY).created()).isTrue();
        Index city = type().indexes().getFirst();
        assertThat(type().version()).isEqualTo(1);

        DataTypes.Declared changed = data.declare(name, """
            {"indexes":[{"path":"price","kind":"number"},{"path":"city","kind":"text"}]}""");
        assertThat(changed.created()).isFalse();
        assertThat(changed.state().type().indexes()).hasSize(2).last().isEqualTo(city);
        assertThat(type().version()).isEqualTo(2);
        assertThat(type().retentionDays()).isNull();

        delete();
        missing();
        assertThat(actions()).containsExactly("data_type.create", "data_type.update", "data_type.delete");
        assertThat(data.declare(name, CITY).created()).isTrue();
        assertThat(type().indexes().getFirst().id()).isNotEqualTo(city.id());
        assertThat(data.events).noneMatch(event -> event.type().startsWith("data_type"));
    }

    @Test
    void who_says_the_same_again_changes_nothing() {
        data.declare(name, CITY);
        long revision = type().revision();
        DataTypes.Declared again = data.declare(name, CITY);
        assertThat(again.created()).isFalse();
        assertThat(again.state().type().version()).isEqualTo(1);
        assertThat(type().revision()).isEqualTo(revision);
        assertThat(actions()).containsExactly("data_type.create");
    }

    @Test
    void a_type_that_is_only_used_is_there_as_long_as_it_has_items() {
        item();
        assertThat(types.get(data.caller, name).items()).isEqualTo(1);
        assertThat(types.get(data.caller, name).bytes()).isEqualTo(15);
        assertThat(type().declared()).isFalse();
        assertThat(data.declare(name, CITY).created()).isTrue();
        delete();
        assertThat(type().declared()).isFalse();
        assertThat(type().indexes()).isEmpty();
        assertThat(type().version()).isEqualTo(3);
        assertThat(types.get(data.caller, name).items()).isEqualTo(1);
    }

    @Test
    void a_writer_goes_by_what_was_declared_a_moment_ago() {
        item();
        data.declare(name, CITY);
        item();
        assertThat(data.tenants.count("data_index where index_id = " + type().indexes().getFirst().id()))
            .isEqualTo(1);
    }

    @Test
    void an_expected_version_is_demanded() {
        assertThatThrownBy(() -> data.write(write ->
            types.declare(name, version -> version == 1, DataBench.body("{}"), write)))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isInstanceOf(Failure.PreconditionFailed.class));
        data.declare(name, CITY);
        data.write(write -> types.declare(name, version -> version == 1, DataBench.body("{}"), write));
        assertThat(type().version()).isEqualTo(2);
    }

    @Test
    void an_index_comes_by_itself_makes_room_and_goes() {
        item();
        Path wanted = Path.parse("zip").orElseThrow();
        data.write(write -> {
            types.addIndex(name, wanted, write);
            return write;
        });
        assertThat(type().indexes()).as("few items").isEmpty();
        data.tenants.all.sql("update counters set value = 1000 where name = 'data.type' and key = ?")
            .param(name).update();
        for (int i = 0; i < 2; i++) {
            data.write(write -> {
                types.addIndex(name, wanted, write);
                return write;
            });
        }
        Index index = type().indexes().getFirst();
        assertThat(type().indexes()).hasSize(1);
        assertThat(index.auto()).isTrue();
        assertThat(index.kind()).isEqualTo(IndexKind.TEXT);
        assertThat(type().version()).isEqualTo(1);

        data.declare(name, CITY);
        assertThat(type().indexes()).hasSize(2).last().isEqualTo(index);
        data.declare(name, IntStream.range(0, DataType.MOST_INDEXES)
            .mapToObj(n -> "{\"path\":\"p" + n + "\",\"kind\":\"text\"}")
            .collect(Collectors.joining(",", "{\"indexes\":[", "]}")));
        assertThat(type().indexes()).hasSize(DataType.MOST_INDEXES).doesNotContain(index);
        assertThat(data.tenants.count("data_index_use where index_id = " + index.id())).isZero();
    }

    @Test
    void one_that_came_by_itself_stays_so_when_it_is_sent_back_and_not_when_it_is_declared() {
        item();
        data.tenants.all.sql("update counters set value = 1000 where name = 'data.type' and key = ?")
            .param(name).update();
        data.write(write -> {
            types.addIndex(name, Path.parse("zip").orElseThrow(), write);
            return write;
        });
        Index index = type().indexes().getFirst();
        data.declare(name, """
            {"indexes":[{"path":"zip","kind":"text","state":"ready","progress":7,"auto":true}]}""");
        assertThat(type().indexes()).containsExactly(index);
        data.declare(name, """
            {"indexes":[{"path":"zip","kind":"text"}]}""");
        assertThat(type().indexes().getFirst().auto()).isFalse();
        assertThat(type().indexes().getFirst().id()).isEqualTo(index.id());
    }
}
