package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of lists is held at once, and how they are joined.
class ListMemoryTest {

    private static final Answer NO_ANSWER = new Answer(200, List.of(), Answer.NO_BODY);

    @Test
    void lists_wait_for_others_and_are_refused_when_it_takes_too_long() {
        ListMemory memory = new ListMemory(150, Duration.ofMillis(1));
        assertThat(memory.within(100, () -> memory.within(50, () -> NO_ANSWER))).isSameAs(NO_ANSWER);
        assertThat(memory.within(150, () -> memory.within(0, () -> NO_ANSWER))).isSameAs(NO_ANSWER);
        assertThatThrownBy(() -> memory.within(100, () -> memory.within(51, () -> NO_ANSWER)))
            .isInstanceOf(Refused.class);
        assertThat(memory.within(150, () -> NO_ANSWER)).isSameAs(NO_ANSWER);
    }

    @Test
    void a_list_is_joined_of_its_items() {
        JsonText others = new JsonText("{\"total\":2}");
        assertThat(Lists.bytes("data", List.of(new JsonText("\"é\""), new JsonText("2")), others))
            .isEqualTo("{\"data\":[\"é\",2],\"total\":2}".getBytes(StandardCharsets.UTF_8));
        assertThat(Lists.bytes("data", List.of(), others)).asString().isEqualTo("{\"data\":[],\"total\":2}");
    }
}
