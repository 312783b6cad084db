package com.jupiteriq.files.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.kinds.Found.Corrupt;
import com.jupiteriq.files.kinds.Found.Kind;
import com.jupiteriq.files.kinds.Found.Unknown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Ole2Test {

    private static final String EXCEL = "2008020000000000c000000000000046";

    @Test
    void the_streams_beside_the_root_say_what_it_is_and_its_class_where_they_do_not() {
        assertThat(found(CompoundFile.with("Data", "1Table", "\5SummaryInformation", "WORDDOCUMENT")))
            .isEqualTo(new Kind(FileType.WORD_97));
        assertThat(found(CompoundFile.with("Workbook", "Book"))).isEqualTo(new Kind(FileType.EXCEL_97));
        assertThat(found(CompoundFile.with("WordDocument").ofClass(EXCEL)))
            .isEqualTo(new Kind(FileType.WORD_97));
        CompoundFile both = CompoundFile.with("WordDocument", "Workbook");
        assertThat(found(both)).isEqualTo(corrupt("it holds the documents of several programs"));
        assertThat(found(both.ofClass(EXCEL))).isEqualTo(new Kind(FileType.EXCEL_97));
        assertThat(found(CompoundFile.with())).isEqualTo(new Unknown());
    }

    @Test
    void a_folder_called_like_a_stream_is_none() {
        CompoundFile file = CompoundFile.with("WordDocument");
        byte[] bytes = file.bytes();
        bytes[file.directoryAt() + 128 + 66] = 1;
        assertThat(found(bytes)).isEqualTo(new Unknown());
    }

    @Test
    void a_directory_that_runs_in_circles_is_given_up() {
        CompoundFile file = CompoundFile.with("a", "b", "c", "d", "WordDocument");
        byte[] bytes = file.bytes();
        set(bytes, CompoundFile.SECTOR + 4 * (file.firstOfDirectory() + 1), file.firstOfDirectory());
        assertThat(found(bytes)).isEqualTo(corrupt("its directory has no end"));
        bytes = file.bytes();
        set(bytes, file.directoryAt() + 3 * 128 + 72, 1);
        assertThat(found(bytes)).isEqualTo(corrupt("its directory runs in circles"));
        bytes = file.bytes();
        set(bytes, file.directoryAt() + 3 * 128 + 68, 3);
        assertThat(found(bytes)).isEqualTo(corrupt("its directory runs in circles"));
    }

    @Test
    void a_table_of_sectors_that_runs_in_circles_is_given_up() {
        ByteBuffer head = header().putInt(44, Integer.MAX_VALUE).putInt(48, 4_000_000).putInt(68, 1)
            .putInt(76, 1);
        ByteBuffer table = ByteBuffer.allocate(CompoundFile.SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        while (table.hasRemaining()) {
            table.putInt(1);
        }
        assertThat(Kinds.of(new Repeated(head.array(), table.array(), 1L << 22, new byte[0])))
            .isEqualTo(corrupt("its directory has no end"));
    }

    @Test
    void a_directory_that_is_scattered_over_two_gibibytes_is_given_up() {
        // Each sector is one of a table that leads from mebibyte to mebibyte.
        ByteBuffer head = header().putInt(44, 109).putInt(48, 0);
        for (int i = 0; i < 109; i++) {
            head.putInt(76 + 4 * i, i * 2048);
        }
        ByteBuffer table = ByteBuffer.allocate(CompoundFile.SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 128; i++) {
            table.putInt(4 * i, (i + 1) % 109 * 128 + (i + 1) % 128);
        }
        assertThat(Kinds.of(new Repeated(head.array(), table.array(), 1L << 22, new byte[0])))
            .isEqualTo(corrupt("its structure is scattered over too much of it"));
    }

    @Test
    void what_leads_out_of_the_file_is_damage() {
        CompoundFile file = CompoundFile.with("WordDocument");
        byte[] bytes = file.bytes();
        set(bytes, 48, 100_000);
        assertThat(found(bytes)).isEqualTo(corrupt("its end is missing"));
        bytes = file.bytes();
        set(bytes, 44, 0);
        assertThat(found(bytes)).isEqualTo(corrupt("its directory leads out of the file"));
        bytes = file.bytes();
        set(bytes, 76, 100_000);
        assertThat(found(bytes)).isEqualTo(corrupt("it ends too early"));
        bytes = file.bytes();
        set(bytes, file.directoryAt() + 72 + 128, 100_000);
        assertThat(found(bytes)).isEqualTo(corrupt("its directory is damaged"));
        bytes = file.bytes();
        set(bytes, file.directoryAt() + 128 + 120, 1_000_000);
        assertThat(found(bytes)).isEqualTo(corrupt("its end is missing"));
        bytes = file.bytes();
        bytes[file.directoryAt() + 66] = 2;
        assertThat(found(bytes)).isEqualTo(corrupt("its directory is damaged"));
        bytes = file.bytes();
        bytes[30] = 7;
        assertThat(found(bytes)).isEqualTo(corrupt("its header is damaged"));
    }

    private static ByteBuffer header() {
        byte[] file = CompoundFile.with("WordDocument").bytes();
        return ByteBuffer.wrap(Arrays.copyOf(file, CompoundFile.SECTOR)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void set(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private static Corrupt corrupt(String why) {
        return new Corrupt("This begins as an Office document, but " + why + ".");
    }

    private static Found found(CompoundFile file) {
        return found(file.bytes());
    }

    private static Found found(byte[] bytes) {
        return Kinds.of(Repeated.of(bytes));
    }
}
