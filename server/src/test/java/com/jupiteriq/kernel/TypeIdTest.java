package com.jupiteriq.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {

    /// The valid examples of the TypeID specification.
    @ParameterizedTest
    @CsvSource({
        "prefix_00000000000000000000000000, 00000000-0000-0000-0000-000000000000",
        "prefix_00000000000000000000000001, 00000000-0000-0000-0000-000000000001",
        "prefix_0000000000000000000000000a, 00000000-0000-0000-0000-00000000000a",
        "prefix_00000000000000000000000010, 00000000-0000-0000-0000-000000000020",
        "prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz, ffffffff-ffff-ffff-ffff-ffffffffffff",
        "prefix_0123456789abcdefghjkmnpqrs, 0110c853-1d09-52d8-d73e-1194e95b5f19",
        "prefix_01h455vb4pex5vsknk084sn02q, 01890a5d-ac96-774b-bcce-b302099a8057",
    })
    void an_id_is_written_and_read(String text, UUID id) {
        assertThat(TypeId.of("prefix", id)).isEqualTo(text);
        assertThat(TypeId.parse("prefix", text)).contains(id);
        assertThat(text).matches(TypeId.pattern("prefix"));
    }

    @Test
    void any_id_comes_back() {
        Random random = new Random(26);
        for (int i = 0; i < 10_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(TypeId.parse("evt", TypeId.of("evt", id))).contains(id);
        }
    }

    @Test
    void later_ids_sort_later() {
        assertThat(TypeId.of("evt", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
            .isLessThan(TypeId.of("evt", UUID.fromString("01890a5d-ac97-7000-8000-000000000000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "_", "key", "key_", "key_01h455vb4pex5vsknk084sn02", "key_01h455vb4pex5vsknk084sn02qq",
        "KEY_01h455vb4pex5vsknk084sn02q", "key_01H455VB4PEX5VSKNK084SN02Q", "acc_01h455vb4pex5vsknk084sn02q",
        "key-01h455vb4pex5vsknk084sn02q", "key_81h455vb4pex5vsknk084sn02q", "key_z1h455vb4pex5vsknk084sn02q",
        "key_01h455vb4pex5vsknk084sn02i", "key_01h455vb4pex5vsknk084sn02l", "key_01h455vb4pex5vsknk084sn02o",
        "key_01h455vb4pex5vsknk084sn02u", "key_01h455vb4pex5vsknk084sn0 q", "key_01h455vb4pex5vsknk084sn0éq",
        "01h455vb4pex5vsknk084sn02q", "01890a5d-ac96-774b-bcce-b302099a8057"})
    void anything_else_is_no_id(String text) {
        assertThat(TypeId.parse("key", text)).isEmpty();
        assertThat(text).doesNotMatch(TypeId.pattern("key"));
    }
}
