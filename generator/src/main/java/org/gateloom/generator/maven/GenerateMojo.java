package org.gateloom.generator.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.gateloom.runtime.cell.Precision;

/**
 * Generates a Java class from every cell file of the project.
 *
 * <p>The classes are written when all cell files are right, and not at all otherwise; every mistake of every file is
 * told in one run. A run with nothing new does nothing, a file is written only if its text has changed, and the classes
 * of cell files that are gone are deleted.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

    /**
     * The folder of cell files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.sourceDirectory", defaultValue = "${project.basedir}/src/main/cells")
    private File sourceDirectory;

    /**
     * Which files in it are cells to generate, as Ant patterns. A cell may extend a file that is not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.includes", defaultValue = "**/*.yaml")
    private List<String> includes;

    /**
     * Which of these are not, as Ant patterns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.excludes")
    private List<String> excludes;

    /**
     * The folder to generate into.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "gateloom.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/gateloom")
    private File outputDirectory;

    /**
     * The package of cells that lie in the source directory itself; a folder below adds its name. By default the
     * project's group with <code>.cells</code> after it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.packageName")
    private String packageName;

    /**
     * The kind of number that the classes compute with, <code>float</code> or <code>double</code>. For both, run the
     * goal in two executions; a class for double has <code>Double</code> at the end of its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.precision", defaultValue = "float")
    private String precision;

    /**
     * Generates nothing. The output directory is given to the compiler all the same, with what it holds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Whether a warning about a cell file fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.treatWarningsAsErrors", defaultValue = "false")
    private boolean treatWarningsAsErrors;

    /**
     * Whether the build fails when there is no cell file, or no source directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.failOnMissingSources", defaultValue = "false")
    private boolean failOnMissingSources;

    /**
     * Whether the output directory is given to the compiler.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.registerAsCompilationRoot", defaultValue = "true")
    private boolean registerAsCompilationRoot;

    /**
     * Whether a run in which no cell file, no base of one, no parameter and no generator has changed is left out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.incrementalCompilation", defaultValue = "true")
    private boolean incrementalCompilation;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File buildDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final BuildContext ide;

    /** @param ide takes markers; outside an IDE one that does nothing */
    @Inject
    public GenerateMojo(BuildContext ide) {
        this.ide = ide;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (registerAsCompilationRoot) {
            // In any case: a compiler that loses a folder of sources compiles all anew.
            project.addCompileSourceRoot(outputDirectory.getPath());
        }
        if (skip) {
            getLog().info("Cells are not generated: gateloom.skip is set");
            return;
        }
        Settings settings = settings();
        if (failOnMissingSources && Scan.cells(settings).isEmpty()) {
            throw new MojoFailureException("there is no cell file in " + sourceDirectory);
        }
        try {
            tell(new CellBuild(settings).run());
        } catch (IOException e) {
            throw new MojoExecutionException("Cells could not be generated: " + e, e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(
                    e.getMessage() + ": " + e.getCause().getMessage(), e);
        }
    }

    private Settings settings() throws MojoFailureException {
        String root = packageName == null ? PackageName.byDefault(project.getGroupId()) : packageName;
        if (!root.isEmpty() && !SourceVersion.isName(root)) {
            throw new MojoFailureException("'" + root + "' is not the name of a package in Java; set packageName");
        }
        return new Settings(
                sourceDirectory.toPath().toAbsolutePath().normalize(),
                includes,
                excludes == null ? List.of() : excludes,
                outputDirectory.toPath().toAbsolutePath().normalize(),
                root,
                precision(),
                treatWarningsAsErrors,
                incrementalCompilation,
                lastRun());
    }

    private Precision precision() throws MojoFailureException {
        return switch (precision) {
            case "float" -> Precision.FLOAT;
            case "double" -> Precision.DOUBLE;
            default -> throw new MojoFailureException("precision is '" + precision + "'; write float or double");
        };
    }

    private Path lastRun() {
        return buildDirectory.toPath().resolve("maven-status/gateloom/" + execution.getExecutionId() + ".txt");
    }

    private void tell(Outcome outcome) throws MojoFailureException {
        if (outcome instanceof Outcome.Refused refused) {
            new Markers(ide, getLog()).tell(refused.read(), refused.findings());
            throw new MojoFailureException(Sentences.failure(refused.findings()));
        }
        if (outcome instanceof Outcome.Generated generated) {
            new Markers(ide, getLog()).tell(generated.read(), generated.warnings());
            ide.refresh(outputDirectory);
            getLog().info(Sentences.summary(generated));
        }
        if (outcome instanceof Outcome.UpToDate standing) {
            getLog().info(
                            standing.cells() == 0
                                    ? "There is no cell file in " + sourceDirectory
                                    : Sentences.upToDate(standing.cells()));
        }
    }
}
