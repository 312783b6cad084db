package com.jupiteriq;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// How long files, methods and lines are, and how many parameters methods have, as the compiler's own parser
/// sees the sources.
///
/// @param parameters of methods; those of records' constructors are their components and do not count
/// @param wired of constructors and of the methods by which a module builds a part
record Sizes(
    List<Size> files, List<Size> methods, List<Size> lines, List<Size> parameters, List<Size> wired) {

    /// @param what a file, or a method with its class
    record Size(String what, int size) {}

    static Sizes of(Path sources) {
        List<Path> paths = javaFiles(sources);
        List<Size> files = new ArrayList<>();
        List<Size> lines = new ArrayList<>();
        for (Path path : paths) {
            List<String> text = read(path);
            String name = sources.relativize(path).toString();
            files.add(new Size(name, text.size()));
            for (int i = 0; i < text.size(); i++) {
                lines.add(new Size(name + ":" + (i + 1),
                    text.get(i).codePointCount(0, text.get(i).length())));
            }
        }
        Sizes sizes = new Sizes(
            files, new ArrayList<>(), lines, new ArrayList<>(), new ArrayList<>());
        sizes.measureMethods(paths);
        return sizes;
    }

    /// How many files each package has.
    static List<Size> packages(Path sources) {
        return javaFiles(sources).stream()
            .collect(Collectors.groupingBy(path -> sources.relativize(path.getParent()).toString()))
            .entrySet().stream().map(one -> new Size(one.getKey(), one.getValue().size())).toList();
    }

    static List<Path> javaFiles(Path sources) {
        try (Stream<Path> found = Files.walk(sources)) {
            return found.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> read(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measureMethods(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, this).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Methods extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Sizes sizes;

        Methods(CompilationUnitTree unit, SourcePositions positions, Sizes sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            if (owner instanceof ClassTree type) {
                String name = type.getSimpleName() + "." + method.getName();
                LineMap lines = unit.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                sizes.methods.add(new Size(name, (int) (last - first + 1)));
                boolean constructor = method.getName().contentEquals("<init>");
                boolean ofRecord = constructor && type.getKind() == Tree.Kind.RECORD;
                Size parameters = new Size(name, method.getParameters().size());
                if (constructor && !ofRecord || isAnnotated(method, "Bean")) {
                    sizes.wired.add(parameters);
                } else if (!ofRecord && !isAnnotated(method, "Override")) {
                    sizes.parameters.add(parameters);
                }
            }
            return super.visitMethod(method, none);
        }

        /// What overrides has parameters that were chosen elsewhere, perhaps in a library.
        private static boolean isAnnotated(MethodTree method, String with) {
            return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().equals(with));
        }
    }

    /// Nine of ten are not larger.
    static int p90(List<Size> sizes) {
        List<Integer> sorted = sizes.stream().map(Size::size).sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1);
    }

    static List<Size> largest(List<Size> sizes, int count) {
        return sizes.stream().sorted(Comparator.comparingInt(Size::size).reversed()).limit(count).toList();
    }

    static List<Size> above(List<Size> sizes, int limit) {
        return sizes.stream().filter(size -> size.size() > limit).toList();
    }
}
