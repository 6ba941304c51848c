package org.gateloom.generator.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.gateloom.generator.proof.ProofTests;

/**
 * Writes a JUnit test for every class that <code>generate</code> makes with the same parameters. The test holds the class
 * against the reference interpreter and its gradients against complex-step differentiation, at two shapes.
 *
 * <p>The tests need <code>org.gateloom:generator</code> and <code>org.junit.jupiter:junit-jupiter</code> as dependencies
 * of scope test.
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class GenerateTestMojo extends CellsMojo {

    /**
     * The folder to write the tests into.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "gateloom.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/gateloom")
    private File testOutputDirectory;

    /**
     * Writes no tests. The folder is given to the compiler all the same, with what it holds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.test.skip", defaultValue = "false")
    private boolean skipTests;

    @Parameter(property = "maven.test.skip", defaultValue = "false", readonly = true)
    private boolean skipAllTests;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skipAllTests) {
            return;
        }
        project().addTestCompileSourceRoot(testOutputDirectory.getPath());
        if (skipTests) {
            getLog().info("Tests of cells are not generated: gateloom.test.skip is set");
            return;
        }
        Settings settings = settings(testOutputDirectory, false, execution().getExecutionId() + "-test");
        if (!Scan.cells(settings).isEmpty()) {
            new TestDependencies(project().getArtifacts(), execution().getVersion()).require();
        }
        Path folder = project().getBasedir().toPath().toAbsolutePath().normalize();
        tell(run(
                settings,
                request -> ProofTests.generate(
                        request,
                        folder.relativize(Path.of(request.source().name()))
                                .toString()
                                .replace('\\', '/'))));
    }

    private void tell(Outcome outcome) throws MojoFailureException {
        if (outcome instanceof Outcome.Refused refused) {
            refused.findings().forEach(finding -> getLog().error(finding.toString()));
            throw new MojoFailureException(Sentences.failure(refused.findings()));
        }
        if (outcome instanceof Outcome.Generated generated) {
            // Warnings are told by the goal that makes the classes.
            getLog().info(Sentences.summary("test", generated));
        }
        if (outcome instanceof Outcome.UpToDate standing) {
            getLog().info(
                            standing.cells() == 0
                                    ? "There is no cell file in " + sourceDirectory()
                                    : Sentences.upToDate("test", standing.cells()));
        }
    }
}
