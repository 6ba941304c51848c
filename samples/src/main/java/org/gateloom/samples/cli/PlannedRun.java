package org.gateloom.samples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.samples.run.TrainingSettings;

/**
 * A run that a comparison is to have.
 *
 * @param cell what is trained
 * @param settings how
 * @param name of the run, among the others
 * @param folder its name on disk, unless another run has it
 */
record PlannedRun(ComparedCell cell, TrainingSettings settings, String name, String folder) {

    /** What it is weighed by. */
    double work() {
        return cell.work(settings);
    }

    /**
     * All that determines what comes of it, by name: with the same, the same comes of it.
     *
     * @param backend as it was told
     */
    Map<String, String> determinedBy(String backend) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("cell", cell.cell().graph().digest());
        parts.put("corpus", cell.learnt().lesson().identity(settings));
        parts.put("backend", backend);
        parts.put("gateloom", Version.gateloom());
        parts.putAll(settings.named());
        return parts;
    }
}
