package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Server;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The packaged jar brings what its process for thumbnails needs, with nothing but itself on the class path.
class PictureProcessTest {

    private static final byte PNG = 1;
    private static final byte SMALL = 0;
    private static final byte DRAWN = 0;

    @Test
    void it_draws_a_picture_from_the_packaged_jar() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", picture);
        ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
            "-Djava.awt.headless=true", "-cp", Server.jar().toString(),
            "com.jupiteriq.files.pictures.drawing.Drawing");
        builder.environment().clear();
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (DataInputStream from = new DataInputStream(process.getInputStream());
                DataOutputStream to = new DataOutputStream(process.getOutputStream())) {
            long greeting = from.readLong();
            to.write(new byte[] {PNG, 1, SMALL});
            to.writeInt(picture.size());
            picture.writeTo(to);
            to.writeInt(0);
            to.flush();
            assertThat(from.readByte()).isEqualTo(DRAWN);
            assertThat(from.readByte()).as("thumbnails").isEqualTo((byte) 1);
            assertThat(from.readByte()).isEqualTo(SMALL);
            assertThat(from.readShort()).isEqualTo((short) 128);
            assertThat(from.readShort()).isEqualTo((short) 64);
            from.readByte();
            assertThat(from.readNBytes(from.readInt())).startsWith(0xFF, 0xD8);
            assertThat(from.readLong()).isEqualTo(greeting);
            to.close();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
