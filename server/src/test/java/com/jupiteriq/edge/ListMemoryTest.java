package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.waiting.ListMemory;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How much of lists is held at once, and how they are joined.
class ListMemoryTest {

    private static final long KIB = 1 << 10;
    private static final Answer NO_ANSWER = new Answer(200, List.of(), Answer.NO_BODY);

    @Test
    void lists_wait_for_others_and_are_refused_when_it_takes_too_long() {
        ListMemory memory = new ListMemory(150 * KIB, Duration.ofMillis(1));
        assertThat(within(memory, 100 * KIB, 50 * KIB)).isSameAs(NO_ANSWER);
        assertThat(within(memory, 150 * KIB, 0)).isSameAs(NO_ANSWER);
        assertThatThrownBy(() -> within(memory, 100 * KIB, 50 * KIB + 1)).isInstanceOf(Refused.class);
        assertThat(within(memory, 150 * KIB, 0)).isSameAs(NO_ANSWER);
    }

    @Test
    void a_list_larger_than_all_there_is_is_read_alone() {
        ListMemory memory = new ListMemory(150 * KIB, Duration.ofMillis(1));
        assertThat(within(memory, 1L << 40, 0)).isSameAs(NO_ANSWER);
        assertThatThrownBy(() -> within(memory, 1L << 40, 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> within(memory, 1, 1L << 40)).isInstanceOf(Refused.class);
    }

    @Test
    void a_list_takes_what_its_route_says_of_each_object() {
        Query ten = new Query(Map.of(), new PageRequest(10, 0, null), "");
        RouteDraft notes = Route.get("/notes").lists(SampleSurface.NOTE);
        assertThat(notes.reads(request -> Reply.nothing()).largest(ten))
            .isEqualTo(10 * Route.LARGEST);
        assertThat(notes.largest(5_000).reads(request -> Reply.nothing()).largest(ten))
            .isEqualTo(50_000);
        assertThat(Route.get("/notes/{id}").gives(200, SampleSurface.NOTE)
            .reads(request -> Reply.nothing()).largest(ten)).isZero();
    }

    private static Answer within(ListMemory memory, long first, long second) {
        return memory.within(first, () -> memory.within(second, () -> NO_ANSWER));
    }

    @Test
    void a_list_is_joined_of_its_items() {
        JsonText others = new JsonText("{\"total\":2}");
        assertThat(Lists.bytes("data", List.of(new JsonText("\"é\""), new JsonText("2")), others))
            .isEqualTo("{\"data\":[\"é\",2],\"total\":2}".getBytes(StandardCharsets.UTF_8));
        assertThat(Lists.bytes("data", List.of(), others)).asString().isEqualTo("{\"data\":[],\"total\":2}");
    }
}
