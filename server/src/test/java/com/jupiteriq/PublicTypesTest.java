package com.jupiteriq;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// `public` is a decision: whoever opens a type to other packages adds it to the reviewed list.
class PublicTypesTest {

    @Test
    void the_public_types_are_those_that_were_reviewed() {
        Map<String, TreeSet<String>> types = new TreeMap<>();
        for (JavaClass type : House.CLASSES) {
            // what templates become is public and nobody's decision
            boolean template = type.getSimpleName().matches("Jte\\w+Generated");
            if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC) && !template) {
                types.computeIfAbsent(type.getPackageName(), none -> new TreeSet<>())
                    .add(type.getSimpleName());
            }
        }
        StringBuilder out = new StringBuilder(
            "# What each package shows to the others. To accept a change, and to review it then:\n"
                + "# mvn -pl server test -Dtest=PublicTypesTest -Dgolden=accept\n");
        types.forEach((name, shown) -> {
            out.append('\n').append(name).append('\n');
            shown.forEach(type -> out.append("    ").append(type).append('\n'));
        });
        Golden.check(Golden.resource("public-types.txt"), out.toString());
    }
}
