package org.gateloom.generator.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What came of a run of the goal. */
sealed interface Outcome {

    /**
     * Nothing has changed since the last run, so nothing was done.
     *
     * @param cells how many there are
     */
    record UpToDate(int cells) implements Outcome {}

    /**
     * All cells were generated.
     *
     * @param cells how many
     * @param written the files whose text is new
     * @param unchanged how many files had the same text before
     * @param deleted how many files of cells that are gone were deleted
     * @param read every file that was read
     * @param warnings about them
     */
    record Generated(
            int cells, List<Path> written, int unchanged, int deleted, Set<String> read, List<Finding> warnings)
            implements Outcome {}

    /**
     * A cell is wrong; nothing was written or deleted.
     *
     * @param read every file that was read
     * @param findings errors and warnings
     */
    record Refused(Set<String> read, List<Finding> findings) implements Outcome {}
}
