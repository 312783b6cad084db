package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Surfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/// How each contract describes itself lies in `docs/openapi`, so that a change of the interface is reviewed.
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedDocumentsTest {

    private static final Path FOLDER = Path.of("../docs/openapi");
    private static final JsonMapper JSON = new JsonMapper();

    private final TestServer server = new TestServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void each_contract_describes_itself_as_it_was_reviewed() throws IOException {
        Stream<String> dresses = server.part(Surfaces.class).all().stream()
            .flatMap(surface -> surface.dresses().stream()).map(Dress::name);
        List<String> contracts = Stream.concat(Stream.of("operator"), dresses).toList();
        for (String contract : contracts) {
            String document = server.send(server.open("/openapi/" + contract + ".json")).body();
            Golden.check(FOLDER.resolve(contract + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(document)) + "\n");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(contracts.stream().map(one -> one + ".json").toList());
        }
    }
}
