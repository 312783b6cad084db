package com.jupiteriq;

import static com.jupiteriq.House.CLASSES;
import static com.jupiteriq.House.MAY_USE;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The house is as it is drawn in [House] and as the laws of ARCHITECTURE.md say. What is excepted stands
/// here with its reason.
class ArchitectureTest {

    /// Where a library may be used: in these packages, or in classes whose names end so.
    private record Use(Set<String> packages, List<String> classes) {

        boolean allows(JavaClass user) {
            return packages.contains(House.name(user.getPackageName()))
                || classes.stream().anyMatch(outermost(user)::endsWith);
        }
    }

    /// Where the process meets its machine.
    private static final Set<String> STARTS = Set.of("", "node", "settings", "firststart", "admin");

    private static final Map<String, Use> LIBRARIES = new LinkedHashMap<>();

    static {
        library("java.sql.", Set.of("postgres", "store", "lists"), "Store",
            "access.KeyRows",                   // which the stores of the Gate and of the keys share
            "access.AccountTerms");             // and these, which those of the sessions share too
        library("org.postgresql.", Set.of("postgres", "store"), "Store");
        library("com.zaxxer.hikari.", Set.of("postgres"));
        library("org.flywaydb.", Set.of("postgres"));
        library("com.google.crypto.tink.", Set.of(), "files.contents.Segments");
        library("software.amazon.awssdk.", Set.of(), "files.storage.S3Bucket", "files.storage.S3Storage",
            "files.storage.S3Reading", "files.storage.S3Writing");
        library("com.github.benmanes.caffeine.",
            Set.of("seals", "store", "access", "limits", "data", "data.types", "analytics.rollups"));
        library("io.lettuce.", Set.of(), "limits.Redis");
        library("io.netty.", Set.of(), "limits.Redis");
        library("jakarta.servlet.", Set.of("edge.wire"));
        library("com.github.kagkarlsson.", Set.of("jobs"));
        library("org.apache.hc.", Set.of("outbound"));
        library("org.apache.", Set.of("edge.tls", "edge.wire", "outbound"), "data.imports.CsvLines",
            "edge.transfer.FormParts",          // of the connector's own library
            "postgres.PostgresPrograms");       // which unpacks the archive
        library("jakarta.mail.", Set.of("notices.post"));
        library("org.eclipse.angus.", Set.of("notices.post"));
        library("com.ibm.icu.", Set.of(), "text.EmailAddress", "text.CaseFolding");
        library("org.bouncycastle.", Set.of("passwords"), "data.values.Leaves");
        library("com.nulabinc.", Set.of(), "passwords.Strength");
        library("tools.jackson.", Set.of("json", "data.schemas"),
            "firststart.KeysFile");             // which reads itself back
        library("com.networknt.", Set.of("data.schemas"));
        library("com.google.re2j.", Set.of("data.schemas"));
        library("com.fasterxml.jackson.", Set.of());
        library("com.google.gson.", Set.of());
        library("java.net.http.", Set.of());
        library("io.micrometer.", Set.of("analytics"));
        library("io.opentelemetry.", Set.of(), "OtlpTraces");                   // loaded when configured only
        // the process that draws, and no other
        library("java.awt.", Set.of("files.pictures.drawing"));
        library("javax.imageio.", Set.of("files.pictures.drawing"));
        library("com.twelvemonkeys.", Set.of("files.pictures.drawing"));
        library("net.coobird.", Set.of("files.pictures.drawing"));
        library("gg.jte.", Set.of("edge.pages", "edge.pages.signin", "edge.pages.profile"));
        library("io.nayuki.", Set.of(), "edge.pages.profile.QrDrawing");
        library("picocli.", Set.of("", "admin", "node", "settings"));
        library("org.yaml.", Set.of("firststart", "settings"));
        library("ch.qos.logback.", Set.of("node"),
            "postgres.Database");               // which quiets the pool's own log
        library("org.springframework.context.", Set.of("", "node"), "Module", "admin.Admin");
        library("org.springframework.beans.", Set.of("node"), "Module", "admin.Admin");
        library("org.springframework.core.", Set.of(), "Module");
    }

    private static void library(String prefix, Set<String> packages, String... classes) {
        LIBRARIES.put(prefix, new Use(packages, List.of(classes)));
    }

    @Test
    void a_package_uses_only_what_its_line_allows() {
        assertThat(dependencies()
            .filter(use -> House.isOurs(use.getTargetClass().getPackageName()))
            .filter(use -> !from(use)
                .equals(to(use)) && !MAY_USE.getOrDefault(from(use), Set.of()).contains(to(use)))
            .map(Dependency::getDescription)).isEmpty();
    }

    @Test
    void the_table_has_a_line_for_each_package_and_no_permission_to_spare() {
        Map<String, Set<String>> used = new LinkedHashMap<>();
        CLASSES.forEach(type -> used.put(House.name(type.getPackageName()), new TreeSet<>()));
        dependencies()
            .filter(use -> House.isOurs(use.getTargetClass().getPackageName()) && !from(use).equals(to(use)))
            .forEach(use -> used.get(from(use)).add(to(use)));
        assertThat(used).containsExactlyInAnyOrderEntriesOf(MAY_USE);
    }

    @Test
    void the_table_only_points_down() {
        Set<String> below = new HashSet<>();
        MAY_USE.forEach((name, uses) -> {
            assertThat(below).as(name).containsAll(uses);
            below.add(name);
        });
        assertThat(MAY_USE.get("kernel")).isEmpty();
        House.FEATURES.forEach(feature -> assertThat(MAY_USE.get(feature))
            .noneMatch(use -> use.startsWith("edge")));
        House.SURFACES.forEach(surface -> assertThat(MAY_USE.get(surface))
            .doesNotContainAnyElementsOf(House.SURFACES));
    }

    @Test
    void there_is_no_cycle_between_packages() {
        slices().matching(House.ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_kernel_depends_on_nothing() {
        assertThat(dependencies()
            .filter(use -> from(use).equals("kernel"))
            .map(use -> use.getTargetClass().getPackageName())
            .filter(name -> !name.startsWith("java.") && !name.equals("org.jspecify.annotations")
                && !name.equals(House.ROOT + ".kernel"))).isEmpty();
    }

    @Test
    void libraries_stay_where_they_belong() {
        assertThat(dependencies()
            .filter(use -> LIBRARIES.entrySet().stream().anyMatch(library ->
                use.getTargetClass().getBaseComponentType().getName().startsWith(library.getKey())
                    && !library.getValue().allows(use.getOriginClass())))
            .map(Dependency::getDescription)).isEmpty();
    }

    /// It runs in a process of its own: what this one never loads no picture can reach.
    @Test
    void the_server_knows_nothing_of_what_decodes_pictures() {
        assertThat(MAY_USE.values()).noneMatch(uses -> uses.contains("files.pictures.drawing"));
    }

    @Test
    void features_meet_in_facades_not_in_stores() {
        assertThat(dependencies()
            .filter(use -> House.isOurs(use.getTargetClass().getPackageName())
                && use.getTargetClass().getSimpleName().endsWith("Store"))
            .filter(use -> !from(use).equals(to(use)) && !to(use).isEmpty())
            // The trail gives accounts the row of an entry, for the transaction of their change.
            .filter(use -> !use.getOriginClass().getSimpleName().equals("AccountsModule"))
            // The rooms of data are one feature over the same tables.
            .filter(use -> !(from(use).startsWith("data.") && to(use).matches("data(\\..*)?")))
            .map(Dependency::getDescription)).isEmpty();
    }

    @Test
    void nothing_hides_in_the_thread() {
        assertThat(dependencies()
            .filter(use -> use.getTargetClass().isAssignableTo(ThreadLocal.class)
                || use.getTargetClass().isEquivalentTo(ScopedValue.class))
            .map(Dependency::getDescription)).isEmpty();
    }

    /// The log is for what happens; standard output is for what a command was asked to print.
    @Test
    void nothing_prints_but_the_commands() {
        Set<String> commands =
            Set.of("Banner", "Progress", "SettingsPage", "Logging", "Serve", "Main", "Admin",
                "AuditCommand", "Prepare");
        assertThat(accesses((access, target) ->
                target.equals("java.lang.System.out") || target.equals("java.lang.System.err")
                    || target.equals("java.lang.Throwable.printStackTrace"))
            .filter(access -> !(STARTS.contains(House.name(access.getOriginOwner().getPackageName()))
                && commands.stream().anyMatch(outermost(access.getOriginOwner())::endsWith)))
            .map(JavaAccess::getDescription)).isEmpty();
    }

    /// Refusals are `Refused`, bugs are `IllegalStateException`.
    @Test
    void no_generic_exception_is_thrown() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
        // Tomcat logs through it, and must be told to be quiet.
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES.that(not(simpleName("WebServer"))));
    }

    /// Time, ids and randomness are injected (decision D5); the start is where they come from.
    @Test
    void nobody_asks_the_machine_for_time_or_chance() {
        Set<String> sources = Set.of("java.lang.System.currentTimeMillis", "java.util.UUID.randomUUID",
            "java.lang.Math.random", "java.security.SecureRandom.<init>", "java.util.Random.<init>");
        assertThat(accesses((access, target) -> sources.contains(target)
                || target.startsWith("java.time.")
                && (target.endsWith(".now") || target.contains(".Clock.system")
                    || target.endsWith("InstantSource.system")))
            .filter(access -> !STARTS.contains(House.name(access.getOriginOwner().getPackageName())))
            .map(access -> access.getOriginOwner().getSimpleName())
            .filter(name ->
                !name.equals("EmbeddedPostgres"))   // compares with the time of the log that it reads
            .filter(name -> !name.equals("DataFolder"))         // makes passwords before anything is wired
        ).isEmpty();
    }

    @Test
    void no_state_is_static() {
        Set<String> reviewed = Set.of(
            "Composite",            // the texts of composites: pure, bounded, the same for every caller
            "TextRule",             // the compiled patterns of schemas, which are constants
            "Gzip",                 // spare deflaters, reset before use
            "DataFolder",
            // folders held by this process, which file locks cannot tell from one another
            "Ordered");             // the number of counters made, which only orders their locks
        Pattern changeable =
            Pattern.compile("java\\.util\\.(concurrent\\..*|(Linked)?Hash(Map|Set)|ArrayList|Tree.*)"
            + "|java\\.lang\\.StringBuilder|com\\.github\\.benmanes\\..*");
        assertThat(CLASSES.stream().flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.FINAL))
            .map(JavaField::getFullName)).isEmpty();
        assertThat(accesses((access, target) -> access.getOrigin().getName().equals("<clinit>")
                && changeable.matcher(access.getTargetOwner().getName()).matches())
            .map(access -> access.getOriginOwner().getSimpleName())
            .filter(name -> !reviewed.contains(name))).isEmpty();
    }

    @Test
    void names_say_what_things_are() {
        Pattern empty = Pattern.compile(".*(Impl|Manager|Utils?|Helpers?|Abstract.*|DTO|Dto|VO)");
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName)
            .filter(name -> empty.matcher(name).matches()))
            .isEmpty();
    }

    /// `port()`, not `getPort()`; names that another interface demands are not ours to choose.
    @Test
    void accessors_have_no_get() {
        Pattern getter = Pattern.compile("get[A-Z].*");
        assertThat(CLASSES.stream().flatMap(type -> type.getMethods().stream())
            .filter(method -> getter.matcher(method.getName()).matches() && !isDemanded(method))
            .map(JavaMethod::getFullName)).isEmpty();
    }

    private static boolean isDemanded(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
            .anyMatch(type -> type.getMethods().stream()
                .anyMatch(other -> other.getName().equals(method.getName())));
    }

    @Test
    void every_package_says_what_it_hides_and_knows_null() {
        Set<String> marked = new TreeSet<>();
        CLASSES.stream().filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith(NullMarked.class))
            .forEach(type -> marked.add(House.name(type.getPackageName())));
        assertThat(marked).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static Stream<JavaAccess<?>> accesses(BiPredicate<JavaAccess<?>, String> wanted) {
        List<JavaAccess<?>> found = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (wanted.test(access,
                    access.getTargetOwner().getName() + "." + access.getTarget().getName())) {
                    found.add(access);
                }
            }
        }
        return found.stream();
    }

    private static String from(Dependency use) {
        return House.name(use.getOriginClass().getPackageName());
    }

    private static String to(Dependency use) {
        return House.name(use.getTargetClass().getBaseComponentType().getPackageName());
    }

    /// The name of the file's own class: what lies in a class belongs to it.
    private static String outermost(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
