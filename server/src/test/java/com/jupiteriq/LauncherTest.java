package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in a repository of its own, with JDKs and a Maven that are scripts: they say how they were
/// called.
class LauncherTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// A `java` that tells which one it is and its last words, and counts how often it was to rehearse; the
    /// file `unprepared` makes that fail.
    private static final String JAVA = """
        #!/bin/sh
        case " $*" in *" prepare")
            echo run >>"%1$s/rehearsals"
            if [ -e "%1$s/unprepared" ]; then echo "the stage is on fire"; exit 1; fi
            : >"%1$s/server/target/jupiter.aot" ;;
        esac
        echo "java of $(dirname "$(dirname "$0")")"
        for word in "$@"; do echo "[$word]"; done
        """;

    /// A Maven that counts its runs and makes the jar; the file `broken` makes it fail half-way.
    private static final String MAVEN = """
        #!/bin/sh
        echo run >>runs
        if [ -e broken ]; then echo "the compiler says no"; exit 1; fi
        echo "$JAVA_HOME" >java-home-of-maven
        echo jar >server/target/jupiter.jar
        """;

    private static final List<String> TOOLS =
        List.of("sh", "dirname", "readlink", "grep", "find", "flock", "mkdir", "touch", "rm", "cat", "sleep");

    @TempDir
    Path temp;

    private Path repository;
    private Path system;
    private Path home;

    record Outcome(int code, String out, String err) {}

    @BeforeEach
    void lay_out_a_repository() throws IOException {
        repository = Files.createDirectories(temp.resolve("repository"));
        for (String tool : TOOLS) {
            executable(temp.resolve("tools").resolve(tool), "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n");
        }
        system = Files.createDirectories(temp.resolve("system"));
        home = Files.createDirectories(temp.resolve("home"));
        String script = Files.readString(Path.of("../jupiter"));
        assertThat(script).contains("\nroot=\n");
        executable(repository.resolve("jupiter"), script.replace("\nroot=\n", "\nroot=" + system + "\n"));
        write(repository.resolve("pom.xml"), "");
        write(repository.resolve("server/pom.xml"), "");
        write(repository.resolve("server/src/main/java/A.java"), "");
        executable(temp.resolve("bin/mvn"), MAVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "system/usr/lib/jvm/temurin-25-jdk-amd64", "system/usr/lib/jvm/java-25-openjdk",
            "system/usr/java/jdk-25.0.1",
        "system/opt/jdk-25", "system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "system/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "home/.sdkman/candidates/java/25-tem", "home/.asdf/installs/java/temurin-25.0.3",
        "home/.local/share/mise/installs/java/25", "home/.jenv/versions/25", "home/.jabba/jdk/temurin@25",
        "home/.jdks/temurin-25"})
    void a_jdk_is_found_where_systems_and_version_managers_put_it(String place) throws IOException {
        jdk("system/usr/lib/jvm/java-17", "17.0.15");
        Path jdk = jdk(place, "25.0.3");
        assertThat(run("serve").out()).startsWith("java of " + jdk + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25-ea", "25.0.3+9"})
    void every_25_is_one(String version) throws IOException {
        jdk("system/usr/lib/jvm/a", version);
        assertThat(run("serve").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "24.0.2", "26", "250", "2.5", "1.8.0_25"})
    void no_other_version_is_one(String version) throws IOException {
        jdk("system/usr/lib/jvm/a", version);
        assertThat(run("serve"))
            .isEqualTo(new Outcome(1, "", "JupiterIQ needs a JDK 25 and found none; install one"
            + " (Debian, Ubuntu: apt install openjdk-25-jdk) or point JAVA_HOME at it.\n"));
    }

    @Test
    void java_home_wins_when_it_is_a_25_and_is_passed_over_when_not() throws IOException {
        Path standard = jdk("system/usr/lib/jvm/a", "25");
        Path chosen = jdk("elsewhere with blanks/jdk", "25.0.1");
        Path old = jdk("old", "21.0.1");
        assertThat(run(Map.of("JAVA_HOME", chosen.toString()), "x").out())
            .startsWith("java of " + chosen + "\n");
        assertThat(run(Map.of("JAVA_HOME", old.toString()), "x").out())
            .startsWith("java of " + standard + "\n");
    }

    @Test
    void a_runtime_without_compiler_is_passed_over() throws IOException {
        Files.delete(jdk("system/usr/lib/jvm/a-jre", "25").resolve("bin/javac"));
        assertThat(run("serve").code()).isEqualTo(1);
    }

    @Test
    void words_reach_the_jar_unchanged() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        assertThat(run("admin", "account", "create", "--name", "A  \"B\" $C").out())
            .contains("[-jar]\n[" + repository.resolve("server/target/jupiter.jar")
                + "]\n[admin]\n[account]\n[create]\n"
                + "[--name]\n[A  \"B\" $C]\n");
    }

    @Test
    void it_builds_once_and_again_only_when_a_source_is_newer() throws IOException {
        Path jdk = jdk("system/usr/lib/jvm/a", "25");
        run("serve");
        assertThat(repository.resolve("java-home-of-maven")).hasContent(jdk.toString());
        run("serve");
        assertThat(builds()).isEqualTo(1);
        for (String source : List.of("pom.xml", "server/pom.xml", "server/src/main/java/A.java")) {
            int before = builds();
            touchLater(repository.resolve(source));
            run("serve");
            assertThat(builds()).as(source).isEqualTo(before + 1);
            Files.setLastModifiedTime(repository.resolve(source), FileTime.from(Instant.EPOCH));
        }
    }

    @Test
    void a_source_that_went_is_a_change() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        run("serve");
        Files.delete(repository.resolve("server/src/main/java/A.java"));
        touchLater(repository.resolve("server/src/main/java"));
        run("serve");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_failed_build_shows_its_output_and_is_repeated_though_an_old_jar_lies_there() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        write(repository.resolve("broken"), "");
        write(repository.resolve("server/target/jupiter.jar"), "old");
        touchLater(repository.resolve("pom.xml"));
        Outcome failed = run("serve");
        assertThat(failed).isEqualTo(new Outcome(1, "", "the compiler says no\n"
            + "JupiterIQ could not be built; the lines above say why.\n"));
        touchLater(repository.resolve("server/target/jupiter.jar"));
        Files.delete(repository.resolve("broken"));
        assertThat(run("serve").code()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_build_that_was_interrupted_is_repeated() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        run("serve");
        write(repository.resolve("server/target/jupiter.building"), "");
        run("serve");
        assertThat(builds()).isEqualTo(2);
        assertThat(repository.resolve("server/target/jupiter.building")).doesNotExist();
    }

    @Test
    void two_launchers_at_once_build_once() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        executable(temp.resolve("bin/mvn"), MAVEN.replace("echo run >>runs", "echo run >>runs; sleep 1"));
        Process one = start(Map.of(), repository, repository.resolve("jupiter").toString(), "one");
        Process two = start(Map.of(), repository, repository.resolve("jupiter").toString(), "two");
        assertThat(finish(one).out()).endsWith("[one]\n");
        assertThat(finish(two).out()).endsWith("[two]\n");
        assertThat(builds()).isEqualTo(1);
        assertThat(rehearsals()).isEqualTo(1);
    }

    @Test
    void a_start_is_rehearsed_after_each_build_and_at_no_start() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        Path cache = repository.resolve("server/target/jupiter.aot");
        assertThat(run("serve").out()).contains("[-XX:AOTCache=" + cache + "]").endsWith("[serve]\n");
        run("serve");
        assertThat(rehearsals()).isEqualTo(1);
        touchLater(repository.resolve("pom.xml"));
        run("prepare");
        assertThat(builds()).isEqualTo(2);
        assertThat(rehearsals()).isEqualTo(2);
    }

    @Test
    void a_rehearsal_that_fails_is_told_once_and_keeps_nothing_from_starting() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        write(repository.resolve("unprepared"), "");
        Outcome first = run("serve");
        assertThat(first.code()).isZero();
        assertThat(first.out()).endsWith("[serve]\n").doesNotContain("-XX:AOT");
        assertThat(first.err()).isEqualTo("the stage is on fire\n");
        assertThat(run("serve").err()).isEmpty();
        assertThat(rehearsals()).isEqualTo(1);
    }

    @Test
    void it_works_from_any_directory_and_through_links() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../repository/jupiter"));
        Files.createSymbolicLink(elsewhere.resolve("first"), elsewhere.resolve("second"));
        Outcome outcome = finish(start(Map.of(), elsewhere, "./first", "serve"));
        assertThat(outcome.out()).contains("[-Djupiter.home=" + repository + "]");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void without_maven_one_sentence_says_what_is_missing() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        Files.delete(temp.resolve("bin/mvn"));
        assertThat(run("serve"))
            .isEqualTo(new Outcome(1, "", "JupiterIQ is built by Maven, and mvn is not on the"
            + " search path; install Maven 3.8 or newer (Debian, Ubuntu: apt install maven).\n"));
    }

    @Test
    void kept_classes_are_named_to_the_jvm_when_they_are_newer_than_the_jar() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        Path cache = repository.resolve("server/target/jupiter.aot");
        write(repository.resolve("unprepared"), "");
        assertThat(run("serve").out()).contains("[-Djupiter.cache=" + cache + "]").doesNotContain("-XX:AOT");
        write(cache, "classes");
        touchLater(cache);
        assertThat(run("serve").out()).contains("[-XX:AOTCache=" + cache + "]\n[-XX:+VerifySharedSpaces]\n"
            + "[-Xlog:aot*=off]\n[-Xlog:cds*=off]\n[-jar]\n["
            + repository.resolve("server/target/jupiter.jar") + "]\n[serve]\n");
        Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH));
        assertThat(run("serve").out()).contains("[-Djupiter.cache=" + cache + "]").doesNotContain("-XX:AOT");
    }

    @Test
    void where_nothing_can_be_written_it_runs_what_is_there() throws IOException {
        jdk("system/usr/lib/jvm/a", "25");
        run("serve");
        Path launcher = repository.resolve("jupiter");
        String locked = "[ ! -w \"$home/server/target\" ]";
        assertThat(Files.readString(launcher)).contains(locked);
        executable(launcher, Files.readString(launcher).replace(locked, "true"));
        touchLater(repository.resolve("pom.xml"));
        assertThat(run("serve").out()).contains("[-XX:AOTCache=").endsWith("[serve]\n");
        assertThat(builds()).isEqualTo(1);
        assertThat(rehearsals()).isEqualTo(1);
    }

    private Path jdk(String place, String version) throws IOException {
        Path jdk = temp.resolve(place);
        executable(jdk.resolve("bin/java"), JAVA.formatted(repository));
        executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        write(jdk.resolve("release"),
            "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x\"\n");
        return jdk;
    }

    private int builds() throws IOException {
        return Files.readAllLines(repository.resolve("runs")).size();
    }

    private int rehearsals() throws IOException {
        return Files.readAllLines(repository.resolve("rehearsals")).size();
    }

    private static void touchLater(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(String... words) throws IOException {
        return run(Map.of(), words);
    }

    private Outcome run(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(repository.resolve("jupiter").toString()));
        command.addAll(List.of(words));
        return finish(start(environment, repository, command.toArray(String[]::new)));
    }

    /// Only `mvn` of ours and the tools of a small system are on the search path.
    private Process start(Map<String, String> environment, Path directory,
        String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of(
            "PATH", temp.resolve("bin") + ":" + temp.resolve("tools"), "HOME", home.toString()));
        builder.environment().putAll(environment);
        builder.redirectInput(new java.io.File("/dev/null"));
        return builder.start();
    }

    private static Path found(String tool) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
            .map(folder -> Path.of(folder, tool))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("/bin/false"));
    }

    private static Outcome finish(Process process) throws IOException {
        try {
            String out = new String(process.getInputStream().readAllBytes());
            String err = new String(process.getErrorStream().readAllBytes());
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), out, err);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
