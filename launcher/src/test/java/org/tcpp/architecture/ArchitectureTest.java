package org.tcpp.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Holds the direction of the design: who may import whom. */
class ArchitectureTest {
    private static final String ROOT = "org.tcpp.";

    private static final String JACKSON_CORE = "com.fasterxml.jackson.core";
    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String HISTOGRAM = "org.HdrHistogram";
    private static final String CLI = "org.apache.commons.cli";
    private static final String OSHI = "oshi";
    private static final String HTTP = "com.sun.net.httpserver";

    // package -> the packages of ours that it may import
    private static final Map<String, Set<String>> COMMON = table(
            "behaviour    -> size",
            "message      -> behaviour size",
            "size         ->",
            "row          ->",
            "wire         ->");
    private static final Map<String, Set<String>> WORKER = table(
            "net          ->",
            "libc         ->",
            "net.linux    -> net libc",
            "time         ->",
            "sample       -> message size time",
            "payload      -> message size",
            "integrity    -> payload message",
            "flow         -> net wire payload integrity sample message row size time",
            "chaos        -> flow net wire sample message behaviour",
            "loop         -> flow net sample message time",
            "client       -> loop chaos flow net integrity sample message size time",
            "server       -> loop chaos flow net wire integrity sample message behaviour size time",
            "parent       -> message",
            "worker       -> net libc net.linux time sample payload integrity flow loop client server"
                    + " parent message size wire");
    private static final Map<String, Set<String>> LAUNCHER = table(
            "text         ->",
            "address      ->",
            "pattern      -> address",
            "spawn        ->",
            "disturb      -> spawn",
            "cli          -> address pattern disturb message behaviour size",
            "host         -> message nic",
            "nic          ->",
            "setting      -> host nic message",
            "doctor       -> host setting message wire",
            "plan         -> address cli disturb host message behaviour size",
            "process      -> host plan spawn message text",
            "control      -> address nic text message size",
            "estimate     -> plan message behaviour size",
            "result       -> disturb estimate plan host setting message behaviour size",
            "mesh         -> cli pattern plan estimate result message",
            "report       -> mesh pattern search cli result estimate plan host message",
            "connection   -> estimate message row",
            "html         -> mesh search text connection report result estimate message size",
            "compare      -> doctor mesh search sweep cli message report result",
            "search       -> cli result message",
            "sweep        -> cli mesh report result text",
            "output       -> mesh text cli plan estimate connection result report html message",
            "live         -> text estimate result report output message",
            "metrics      -> estimate result output message",
            "reach        -> control message process text",
            "conduct      -> control pattern reach",
            "session      -> control estimate message plan process result",
            "agent        -> address control estimate host message plan process report result session setting",
            "launcher     -> address cli compare plan host doctor control agent session estimate result report"
                    + " html connection output live metrics message sweep search pattern reach conduct mesh disturb"
                    + " spawn text");

    private static final Map<String, Set<String>> IMPORTS = union(COMMON, WORKER, LAUNCHER);

    private static final Set<String> FOREIGN_MEMORY = Set.of("libc", "payload", "nic");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.tcpp");

    @Test
    void everyPackageStandsInTheTableAndHasClasses() {
        Set<String> seen = new TreeSet<>();
        ours().map(ArchitectureTest::packageOf).forEach(seen::add);
        assertThat(IMPORTS.keySet()).as("packages missing from the table").containsAll(seen);

        Set<String> empty = new TreeSet<>(IMPORTS.keySet());
        empty.removeAll(seen);
        assertThat(empty).as("packages without a class").isEmpty();
    }

    static Stream<Arguments> rows() {
        return IMPORTS.entrySet().stream().map(row -> arguments(row.getKey(), row.getValue()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("rows")
    void aPackageImportsOnlyWhatItsRowNames(String importer, Set<String> allowed) {
        List<String> violations = dependencies(importer)
                .filter(d -> isOurs(d.getTargetClass()))
                .filter(d -> !packageOf(d.getTargetClass()).equals(importer))
                .filter(d -> !allowed.contains(packageOf(d.getTargetClass())))
                .map(Dependency::getDescription).distinct().toList();
        assertThat(violations).isEmpty();
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                arguments("common", COMMON.keySet(), Set.of(JACKSON_CORE)),
                arguments("worker", WORKER.keySet(), Set.of(JACKSON_CORE, HISTOGRAM)),
                arguments("launcher", LAUNCHER.keySet(), Set.of(JACKSON, HISTOGRAM, CLI, OSHI, HTTP)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("libraries")
    void aModuleUsesOnlyItsLibraries(String module, Set<String> packages, Set<String> libraries) {
        List<String> violations = packages.stream().flatMap(ArchitectureTest::dependencies)
                .filter(d -> !isOurs(d.getTargetClass()) && !isJdk(d.getTargetClass()))
                .filter(d -> libraries.stream().noneMatch(l -> isIn(l, d.getTargetClass())))
                .map(Dependency::getDescription).distinct().toList();
        assertThat(violations).as(module).isEmpty();
    }

    @Test
    void nativeMemoryStaysWhereItIsWanted() {
        List<String> violations = ours()
                .filter(c -> !FOREIGN_MEMORY.contains(packageOf(c)))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> isIn("java.lang.foreign", d.getTargetClass()))
                .map(Dependency::getDescription).distinct().toList();
        assertThat(violations).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices().matching("org.tcpp.(**)").should().beFreeOfCycles()
                .allowEmptyShould(true).check(CLASSES.that(IS_CODE));
    }

    private static final DescribedPredicate<JavaClass> IS_CODE = DescribedPredicate.describe("code",
            c -> isOurs(c) && !c.getSimpleName().equals("package-info"));

    private static Stream<JavaClass> ours() {
        return CLASSES.stream().filter(IS_CODE);
    }

    private static Stream<Dependency> dependencies(String ofPackage) {
        return ours().filter(c -> packageOf(c).equals(ofPackage))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith(ROOT);
    }

    private static boolean isJdk(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive() || isIn("java", base) || isIn("javax", base) || isIn("jdk", base);
    }

    private static boolean isIn(String packageName, JavaClass type) {
        return (type.getBaseComponentType().getPackageName() + ".").startsWith(packageName + ".");
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName().substring(ROOT.length());
    }

    private static Map<String, Set<String>> table(String... rows) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String row : rows) {
            List<String> words = Arrays.asList(row.replace("->", " ").trim().split("\\s+"));
            table.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
        }
        return table;
    }

    @SafeVarargs
    private static Map<String, Set<String>> union(Map<String, Set<String>>... tables) {
        Map<String, Set<String>> union = new LinkedHashMap<>();
        for (Map<String, Set<String>> table : tables) {
            union.putAll(table);
        }
        return union;
    }
}
