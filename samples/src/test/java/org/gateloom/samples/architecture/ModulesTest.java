package org.gateloom.samples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each module names all it may know; whatever is not on its list is refused, whoever wrote it. */
@AnalyzeClasses(packages = "org.gateloom", importOptions = DoNotIncludeTests.class)
class ModulesTest {

    @ArchTest
    static final ArchRule SPEC_KNOWS_YAML_AND_NOTHING_OF_CODE = classes()
            .that()
            .resideInAPackage("org.gateloom.spec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.gateloom.spec..", "tools.jackson..", "org.snakeyaml.engine..", "java..", "javax.lang.model..")
            .because("what a cell means does not depend on how it is generated or run");

    @ArchTest
    static final ArchRule RUNTIME_KNOWS_NEITHER_YAML_NOR_GENERATOR = classes()
            .that()
            .resideInAPackage("org.gateloom.runtime..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.gateloom.runtime..",
                    "org.bytedeco..",
                    "com.aparapi..",
                    "tools.jackson.core..",
                    "tools.jackson.databind..",
                    "java..")
            .because("an application ships generated classes with the runtime alone");

    @ArchTest
    static final ArchRule GENERATOR_KNOWS_SPEC_AND_RUNTIME = classes()
            .that()
            .resideInAPackage("org.gateloom.generator..")
            .and()
            .doNotHaveSimpleName("HelpMojo") // written by Maven's plugin tools; reads XML
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.gateloom.generator..",
                    "org.gateloom.spec..",
                    "org.gateloom.runtime..",
                    "com.palantir.javapoet..",
                    "org.apache.maven..",
                    "com.sun.source..",
                    "org.codehaus.plexus..",
                    "javax.annotation.processing..",
                    "javax.inject..",
                    "javax.lang.model..",
                    "javax.tools..",
                    "java..");

    @ArchTest
    static final ArchRule ONLY_THE_MAVEN_GOAL_KNOWS_MAVEN = noClasses()
            .that()
            .resideOutsideOfPackage("org.gateloom.generator.maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "javax.inject..");

    @ArchTest
    static final ArchRule ONLY_DRAWING_KNOWS_THE_LAYOUT_KERNEL = noClasses()
            .that()
            .resideOutsideOfPackage("org.gateloom.samples.draw..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..", "com.google.common..");

    @ArchTest
    static final ArchRule ONLY_EXPORT_AND_IMPORT_KNOW_PROTOBUF = noClasses()
            .that()
            .resideOutsideOfPackages("org.gateloom.samples.export..", "org.gateloom.samples.foreign..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.protobuf..", "ai.onnx..", "org.tribuo..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.gateloom.samples..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library answers its caller; what is printed is decided by the command line");

    @ArchTest
    static final ArchRule NOBODY_LOGS_PAST_THE_CALLER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
            .because("what matters is a result or a problem, and what does not matter is not said");
}
