package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.ComparisonJson;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.compare.TaskJson;
import org.gateloom.samples.report.Page;
import org.gateloom.samples.report.TaskPage;

/**
 * A comparison on disk: {@code report.html}, {@code comparison.json} and a run's folder for each cell.
 *
 * @param folder made when it is first written to
 */
record ComparisonFolder(Path folder) {

    /** A folder for the run of a cell; two cells may have the same name. */
    Path runFolder(String cell) throws IOException {
        return FreshFolder.next(folder.resolve(cell));
    }

    /** Where the page is. */
    Path page() {
        return folder.resolve("report.html");
    }

    /** Writes what is known so far; whoever has the page open finds the old one or the new one, never half of one. */
    void write(Comparison comparison) throws IOException {
        WholeFile.write(page(), Page.of(comparison));
        WholeFile.write(folder.resolve("comparison.json"), ComparisonJson.write(comparison));
    }

    /** The same of a comparison on a task. */
    void write(TaskComparison comparison) throws IOException {
        WholeFile.write(page(), TaskPage.of(comparison));
        WholeFile.write(folder.resolve("comparison.json"), TaskJson.write(comparison));
    }
}
