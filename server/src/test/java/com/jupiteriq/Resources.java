package com.jupiteriq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What each resource costs: the lines of its two folders, and the files beside them that know it.
final class Resources {

    private static final Path HOUSE = SizesTest.MAIN.resolve("com/jupiteriq");

    /// Every folder below `edge/v1` that has a namesake among the features.
    static final List<String> NAMES = folders().stream()
        .filter(name -> Files.isDirectory(HOUSE.resolve(name))).sorted().toList();

    /// @param namedIn the names of files
    record Size(int files, int lines, List<String> namedIn) {}

    private Resources() {}

    static Size of(String name) {
        List<Path> own = Stream.of(HOUSE.resolve(name), HOUSE.resolve("edge/v1").resolve(name))
            .flatMap(folder -> Sizes.javaFiles(folder).stream()).toList();
        int lines = own.stream().mapToInt(path -> Sizes.read(path).size()).sum();
        List<String> others = Sizes.javaFiles(HOUSE).stream()
            .filter(path -> !own.contains(path))
            .filter(path -> Sizes.read(path).stream().anyMatch(line -> names(line, name)))
            .map(path -> path.getFileName().toString())
            .toList();
        return new Size(own.size(), lines, others);
    }

    private static boolean names(String line, String resource) {
        return line.contains("jupiteriq." + resource + ".") || line.contains("edge.v1." + resource + ".");
    }

    private static List<String> folders() {
        try (Stream<Path> found = Files.list(HOUSE.resolve("edge/v1"))) {
            return found.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
