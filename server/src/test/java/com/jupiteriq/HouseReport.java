package com.jupiteriq;

import com.jupiteriq.Sizes.Size;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Prints how the house stands: `mvn -q -pl server test -Dtest=HouseReport`. What it prints is asserted by
/// [ArchitectureTest], [SizesTest] and [PublicTypesTest] in every build.
class HouseReport {

    private static final int LARGEST = 5;

    @Test
    void print() throws IllegalAccessException, InvocationTargetException {
        StringBuilder out = new StringBuilder("\nThe house\n\nWho may use whom, from the ground up\n");
        House.MAY_USE.forEach((name, uses) -> out.append("  %-18s %s%n".formatted(
            name.isEmpty() ? "(start)" : name, uses.isEmpty() ? "nothing"
                : String.join(", ", new TreeSet<>(uses)))));
        rules(out);
        types(out);
        sizes("The product's sources", Sizes.of(SizesTest.MAIN), out);
        measure("package", Sizes.packages(SizesTest.MAIN),
            "%d packages, p90 %d files (at most %d), largest: %s%n", SizesTest.PACKAGE, out);
        sizes("The tests' sources", Sizes.of(SizesTest.TEST), out);
        resources(out);
        System.out.println(out);
    }

    private static void rules(StringBuilder out) throws IllegalAccessException, InvocationTargetException {
        out.append("\nRules that hold\n");
        ArchitectureTest rules = new ArchitectureTest();
        List<Method> methods = Arrays.stream(ArchitectureTest.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
        for (Method rule : methods) {
            rule.invoke(rules);
            out.append("  ").append(rule.getName().replace('_', ' ')).append('\n');
        }
    }

    private static void types(StringBuilder out) {
        out.append("\nTypes that a package keeps to itself\n");
        for (String name : House.MAY_USE.keySet()) {
            line(name.isEmpty() ? "(start)" : name, Set.of(name), out);
        }
        line("all", House.MAY_USE.keySet(), out);
    }

    private static void line(String title, Set<String> packages, StringBuilder out) {
        List<JavaClass> types = House.CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .filter(type -> packages.contains(House.name(type.getPackageName())))
            .toList();
        long hidden = types.stream()
            .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
        out.append("  %-18s %3d of %3d  %3d %%%n".formatted(title, hidden, types.size(),
            100 * hidden / types.size()));
    }

    private static void sizes(String title, Sizes sizes, StringBuilder out) {
        out.append("\n").append(title).append('\n');
        measure("file", sizes.files(),
            "%d files, p90 %d lines (at most %d), largest: %s%n", SizesTest.FILE, out);
        measure("method", sizes.methods(), "%d methods, p90 %d lines (at most %d), largest: %s%n",
            SizesTest.METHOD, out);
        measure("line", sizes.lines(),
            "%d lines, p90 %d wide (at most %d), widest: %s%n", SizesTest.LINE, out);
        measure("parameters", sizes.parameters(), "%d methods, p90 %d parameters (at most %d), most: %s%n",
            SizesTest.PARAMETERS, out);
        measure("wiring", sizes.wired(), "%d constructors, p90 %d parameters (at most %d), most: %s%n",
            SizesTest.WIRED, out);
    }

    private static void measure(String kind, List<Size> sizes, String form, int limit, StringBuilder out) {
        String largest = Sizes.largest(sizes, LARGEST).stream()
            .map(size -> size.what() + " " + size.size())
            .collect(Collectors.joining(", "));
        out.append("  ").append("%-11s".formatted(kind))
            .append(form.formatted(sizes.size(), Sizes.p90(sizes), limit, largest));
    }

    /// A resource is two folders of one name. What names it elsewhere is what had to be touched for it.
    private static void resources(StringBuilder out) {
        out.append("\nWhat a resource takes, in files and lines, and which files beside its own name it\n");
        for (String resource : Resources.NAMES) {
            Resources.Size size = Resources.of(resource);
            out.append("  %-18s %3d files %5d lines  %s%n".formatted(
                resource, size.files(), size.lines(), String.join(", ", size.namedIn())));
        }
    }
}
