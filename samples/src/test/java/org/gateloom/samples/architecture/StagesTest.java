package org.gateloom.samples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A package is a stage of the pipeline and knows only the stages before it. */
class StagesTest {

    /** What a file says comes before what it means. */
    private static final List<String> SPEC =
            List.of("diagnostic", "read", "expression", "file", "graph", "check", "reference", "identity", "library");

    private static final List<String> RUNTIME = List.of(
            "cell",
            "math",
            "blas",
            "generated",
            "file",
            "text",
            "network",
            "optimize",
            "sample",
            "train",
            "opencl",
            "checkpoint");

    private static final List<String> GENERATOR = List.of(
            "differentiate",
            "program",
            "pass",
            "layout",
            "stage",
            "java",
            "opencl",
            "verify",
            "proof",
            "folder",
            "memory",
            "processor",
            "maven");

    private static final SortedMap<String, List<String>> STAGES =
            new TreeMap<>(Map.of("spec", SPEC, "runtime", RUNTIME, "generator", GENERATOR));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.gateloom");

    @ParameterizedTest(name = "{0} knows nothing of {1}")
    @MethodSource("stages")
    void aStageKnowsNothingOfThoseAfterIt(String stage, List<String> later) {
        noClasses()
                .that()
                .resideInAPackage(stage)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> !name.startsWith("org.gateloom.samples")))
                .as("packages that are in none of this test's lists")
                .allMatch(StagesTest::isPlaced);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("org.gateloom.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static boolean isPlaced(String name) {
        String[] parts = name.split("\\.", -1); // org.gateloom.module.stage…
        return parts.length == 3 || STAGES.getOrDefault(parts[2], List.of()).contains(parts[3]);
    }

    static Stream<Arguments> stages() {
        return STAGES.entrySet().stream()
                .flatMap(module -> stages("org.gateloom." + module.getKey() + ".", module.getValue()).stream());
    }

    private static List<Arguments> stages(String module, List<String> names) {
        List<String> packages = names.stream().map(name -> module + name + "..").toList();
        return IntStream.range(0, packages.size() - 1)
                .mapToObj(i -> Arguments.of(packages.get(i), packages.subList(i + 1, packages.size())))
                .toList();
    }
}
