package org.gateloom.generator.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;

/** What the goals have in common: which cells there are, and what their classes are called. */
abstract class CellsMojo extends AbstractMojo {

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
     * Whether a kernel is generated beside each class, for training on OpenCL devices; in <code>float</code> only. Kernels
     * must be compiled with debug information, as Maven does unless it is told otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "gateloom.kernels", defaultValue = "false")
    private boolean kernels;

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

    final MavenProject project() {
        return project;
    }

    final File sourceDirectory() {
        return sourceDirectory;
    }

    final MojoExecution execution() {
        return execution;
    }

    /**
     * What a run is set to.
     *
     * @param output root of what is generated
     * @param warningsAsErrors whether a warning refuses a cell
     * @param lastRun the name under which the word of the last run is kept
     */
    final Settings settings(File output, boolean warningsAsErrors, String lastRun) throws MojoFailureException {
        String root = packageName == null ? PackageName.byDefault(project.getGroupId()) : packageName;
        if (!root.isEmpty() && !SourceVersion.isName(root)) {
            throw new MojoFailureException("'" + root + "' is not the name of a package in Java; set packageName");
        }
        return new Settings(
                sourceDirectory.toPath().toAbsolutePath().normalize(),
                includes,
                excludes == null ? List.of() : excludes,
                output.toPath().toAbsolutePath().normalize(),
                root,
                precision(),
                kernel(),
                warningsAsErrors,
                incrementalCompilation,
                buildDirectory.toPath().resolve("maven-status/gateloom/" + lastRun + ".txt"));
    }

    private Optional<Tile> kernel() throws MojoFailureException {
        if (kernels && precision() != Precision.FLOAT) {
            throw new MojoFailureException("kernels are in float; set precision to float, or kernels to false");
        }
        return kernels ? Optional.of(Tile.STANDARD) : Optional.empty();
    }

    private Precision precision() throws MojoFailureException {
        return switch (precision) {
            case "float" -> Precision.FLOAT;
            case "double" -> Precision.DOUBLE;
            default -> throw new MojoFailureException("precision is '" + precision + "'; write float or double");
        };
    }

    /**
     * Generates.
     *
     * @param maker makes the sources of one cell
     */
    static Outcome run(Settings settings, Function<Generator.Request, Generation> maker) throws MojoExecutionException {
        try {
            return new CellBuild(settings, maker).run();
        } catch (IOException e) {
            throw new MojoExecutionException("Cells could not be generated: " + e, e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(
                    e.getMessage() + ": " + e.getCause().getMessage(), e);
        }
    }
}
