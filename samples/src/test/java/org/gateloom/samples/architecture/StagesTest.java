package org.gateloom.samples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
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
            List.of("diagnostic", "read", "expression", "file", "graph", "check", "reference", "library");

    private static final List<String> RUNTIME = List.of(
            "cell", "math", "blas", "generated", "text", "network", "optimize", "sample", "train", "checkpoint");

    private static final List<String> GENERATOR = List.of(
            "differentiate", "program", "pass", "layout", "java", "verify", "folder", "memory", "processor", "maven");

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
    void noTwoPackagesNeedEachOther() {
        slices().matching("org.gateloom.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    static Stream<Arguments> stages() {
        return Stream.of(
                        stages("org.gateloom.spec.", SPEC),
                        stages("org.gateloom.runtime.", RUNTIME),
                        stages("org.gateloom.generator.", GENERATOR))
                .flatMap(List::stream);
    }

    private static List<Arguments> stages(String module, List<String> names) {
        List<String> packages = names.stream().map(name -> module + name + "..").toList();
        return IntStream.range(0, packages.size() - 1)
                .mapToObj(i -> Arguments.of(packages.get(i), packages.subList(i + 1, packages.size())))
                .toList();
    }
}
