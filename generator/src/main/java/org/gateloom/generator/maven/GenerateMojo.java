package org.gateloom.generator.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.gateloom.generator.Generator;

/**
 * Generates a Java class from every cell file of the project.
 *
 * <p>The classes are written when all cell files are right, and not at all otherwise; every mistake of every file is
 * told in one run. A run with nothing new does nothing, a file is written only if its text has changed, and the classes
 * of cell files that are gone are deleted.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends CellsMojo {

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
            project().addCompileSourceRoot(outputDirectory.getPath());
        }
        if (skip) {
            getLog().info("Cells are not generated: gateloom.skip is set");
            return;
        }
        Settings settings =
                settings(outputDirectory, treatWarningsAsErrors, execution().getExecutionId());
        if (failOnMissingSources && Scan.cells(settings).isEmpty()) {
            throw new MojoFailureException("there is no cell file in " + sourceDirectory());
        }
        tell(run(settings, Generator::generate));
    }

    private void tell(Outcome outcome) throws MojoFailureException {
        if (outcome instanceof Outcome.Refused refused) {
            new Markers(ide, getLog()).tell(refused.read(), refused.findings());
            throw new MojoFailureException(Sentences.failure(refused.findings()));
        }
        if (outcome instanceof Outcome.Generated generated) {
            new Markers(ide, getLog()).tell(generated.read(), generated.warnings());
            ide.refresh(outputDirectory);
            getLog().info(Sentences.summary("cell", generated));
        }
        if (outcome instanceof Outcome.UpToDate standing) {
            getLog().info(
                            standing.cells() == 0
                                    ? "There is no cell file in " + sourceDirectory()
                                    : Sentences.upToDate("cell", standing.cells()));
        }
    }
}
