package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is written for users of the client libraries does what it says, in each language: the programs of
/// `docs/sdks.md` (R433) and the bot of `examples/ticket-desk`.
@AcceptanceTest
class SdkExampleTest {

    private static final Path BOTS = Server.root().resolve("examples/ticket-desk");

    private final World world;
    private final String key;

    SdkExampleTest(World world) {
        this.world = world;
        this.key = world.operator().secret("platform", "test");
    }

    @ParameterizedTest
    @CsvSource({"python, python, py", "javascript, js, mjs", "go, go, go", "ruby, ruby, rb", "php, php, php"})
    void the_program_of_the_guide_does_what_it_says(
            String language, String fence, String ending, @TempDir Path folder) throws IOException {
        String guide = Files.readString(Server.root().resolve("docs/sdks.md"));
        String program = Pattern.compile("(?s)```" + fence + "\n(.*?)```").matcher(guide).results()
            .map((MatchResult found) -> found.group(1)).findFirst().orElseThrow();
        Path file = Files.writeString(folder.resolve("program." + ending), program);
        assertThat(Sdks.program(world, language, file).must(0).out()).isEqualTo("resolved\nemail\n");
    }

    @ParameterizedTest
    @CsvSource({"python, bot.py", "javascript, bot.mjs", "go, main.go", "ruby, bot.rb", "php, bot.php"})
    void a_bot_triages_what_is_new_and_goes_on_where_it_was(
            String language, String bot, @TempDir Path folder) throws IOException {
        Feed feed = Feed.fromNow(world, key);
        Path position = Files.writeString(folder.resolve("position"), Long.toString(feed.position()));
        String urgent = opened("The shop is DOWN");
        String ordinary = opened("A question");
        feed.next(2);
        assertThat(bot(language, bot, position)).isEqualTo(urgent + ": urgent\n" + ordinary + ": low\n");
        assertThat(bot(language, bot, position)).as("once more").isEmpty();
        assertThat(tell("/v1/tickets/" + urgent).path("tags").toString()).isEqualTo("[\"triaged\"]");
        JsonNode comments = tell("/v1/tickets/" + urgent + "/comments");
        assertThat(comments.path("total").asInt()).isEqualTo(1);
        assertThat(comments.path("data").path(0).path("is_internal").asBoolean()).isTrue();
    }

    private String bot(String language, String bot, Path position) {
        return Sdks.program(world, language, BOTS.resolve(bot), position.toString(), "--once").must(0).out();
    }

    private String opened(String subject) {
        return world.send(Call.post("/v1/tickets").apiKey(key).json(
            Json.object("subject", subject, "priority", "low"))).must(201).json().path("id").asString();
    }

    private JsonNode tell(String path) {
        return world.send(Call.get(path).apiKey(key)).must(200).json();
    }
}
