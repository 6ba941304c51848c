package org.gateloom.samples.export.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.gateloom.samples.run.RecordedLoss;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The losses of a run as a text, a line for each step and each validation. Numbers are read back to the bit. */
public final class LossTable {

    private LossTable() {}

    /** With a line of names before them; what was not measured is empty. */
    public static String csv(List<RecordedLoss> losses) {
        return losses.stream()
                .map(loss -> loss.step() + "," + loss.characters() + "," + loss.seconds() + "," + cell(loss.training())
                        + "," + cell(loss.norm()) + "," + cell(loss.validation()) + "," + cell(loss.success()) + "\n")
                .collect(Collectors.joining("", "step,characters,seconds,training,norm,validation,success\n", ""));
    }

    /** An object each, with what was measured. */
    public static String jsonLines(List<RecordedLoss> losses) {
        return losses.stream().map(LossTable::json).collect(Collectors.joining());
    }

    private static String json(RecordedLoss loss) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("step", loss.step());
        line.put("characters", loss.characters());
        line.put("seconds", loss.seconds());
        loss.training().ifPresent(value -> line.put("training", value));
        loss.norm().ifPresent(value -> line.put("norm", value));
        loss.validation().ifPresent(value -> line.put("validation", value));
        loss.success().ifPresent(value -> line.put("success", value));
        return line + "\n";
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }
}
