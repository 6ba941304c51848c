package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.samples.export.metrics.EventFile;
import org.gateloom.samples.export.metrics.LossTable;
import org.gateloom.samples.run.RecordedLoss;
import org.gateloom.samples.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run as other programs have it. */
@Command(
        name = "export",
        description = {
            "Writes the network of a run's latest checkpoint, or its losses, for other programs. Several at once may be asked"
                    + " for. A file that is there is written over, a folder must be new or empty."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Export implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--onnx",
            paramLabel = "FILE",
            description = "An ONNX model: symbols and states in, logits and states out. The file ends in .onnx.")
    private Path onnx;

    @Option(
            names = "--pytorch",
            paramLabel = "DIR",
            description =
                    "model.py, a PyTorch module with a line an equation, and weights.safetensors, which it reads.")
    private Path pytorch;

    @Option(
            names = "--java",
            paramLabel = "DIR",
            description =
                    "A Maven project with the generated class and the weights, which needs Gateloom's runtime alone.")
    private Path project;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "All losses: .csv a table, .jsonl an object a line.")
    private Path metrics;

    @Option(names = "--tensorboard", paramLabel = "DIR", description = "All losses as an event file of TensorBoard.")
    private Path tensorboard;

    @Override
    public Integer call() throws IOException {
        SavedRun.existing(folder);
        checkTargets();
        if (onnx != null || pytorch != null || project != null) {
            exportNetwork(ExportedRun.of(folder));
        }
        if (metrics != null || tensorboard != null) {
            exportLosses(RunFolder.losses(folder));
        }
        return 0;
    }

    private void checkTargets() throws IOException {
        if (onnx == null && pytorch == null && project == null && metrics == null && tensorboard == null) {
            throw Stop.wrong("what to write is missing: --onnx FILE, --pytorch DIR, --java DIR, --metrics FILE or"
                    + " --tensorboard DIR");
        }
        if (onnx != null) {
            OutputFile.told("--onnx", onnx, List.of("onnx"));
        }
        if (metrics != null) {
            OutputFile.told("--metrics", metrics, List.of("csv", "jsonl"));
        }
        checkPlaces();
        if (pytorch != null) {
            pytorch = FreshFolder.told(pytorch, "--pytorch", "");
        }
        if (project != null) {
            project = FreshFolder.told(project, "--java", "");
        }
        if (tensorboard != null && Files.exists(tensorboard) && !Files.isDirectory(tensorboard)) {
            throw Stop.wrong("--tensorboard: " + tensorboard + " is a file");
        }
    }

    /** No target may lie in the run, or where another one is written. */
    private void checkPlaces() throws IOException {
        Map<String, Path> targets = new LinkedHashMap<>();
        targets.put("--onnx", onnx);
        targets.put("--pytorch", pytorch);
        targets.put("--java", project);
        targets.put("--metrics", metrics);
        targets.put("--tensorboard", tensorboard);
        targets.values().removeIf(Objects::isNull);
        List<Path> madeOf = madeOf();
        for (Map.Entry<String, Path> target : targets.entrySet()) {
            ExportTarget.requireApart(target.getKey(), target.getValue(), folder);
            ExportTarget.requireOther(target.getKey(), target.getValue(), madeOf, ExportTarget.MADE_OF);
            if (List.of("--pytorch", "--java").contains(target.getKey())) {
                ExportTarget.requireNew(target.getKey(), target.getValue());
            }
            for (Map.Entry<String, Path> other : targets.entrySet()) {
                if (!other.getKey().equals(target.getKey())) {
                    ExportTarget.requireApart(target.getKey(), target.getValue(), other.getKey(), other.getValue());
                }
            }
        }
    }

    private List<Path> madeOf() {
        try {
            return RunFolder.latest(folder)
                    .map(checkpoint -> SavedRun.madeOf(checkpoint.description().settings()))
                    .orElse(List.of());
        } catch (CheckpointException e) {
            // Of a run with a damaged checkpoint the losses still can be had; all else says what is damaged.
            return List.of();
        }
    }

    private void exportNetwork(ExportedRun run) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        if (onnx != null) {
            run.onnx(onnx);
            out.println("written " + onnx + ": " + run);
        }
        if (pytorch != null) {
            run.pytorch(pytorch);
            out.println("written " + pytorch + ": " + run);
        }
        if (project != null) {
            run.project(project);
            out.println("written " + project + ": " + run);
        }
    }

    private void exportLosses(List<RecordedLoss> losses) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        String count = ": " + Figures.grouped(losses.size()) + (losses.size() == 1 ? " line" : " lines");
        if (metrics != null) {
            boolean table = metrics.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            WholeFile.write(metrics, table ? LossTable.csv(losses) : LossTable.jsonLines(losses));
            out.println("written " + metrics + count);
        }
        if (tensorboard != null) {
            Instant began = began(losses);
            Path file = Files.createDirectories(tensorboard).resolve(EventFile.name(began));
            WholeFile.write(file, channel -> EventFile.write(losses, began, Channels.newOutputStream(channel)));
            out.println("written " + file + count);
        }
    }

    /** When the training began, had it never rested; its losses tell seconds only. */
    private Instant began(List<RecordedLoss> losses) throws IOException {
        double seconds = losses.isEmpty() ? 0 : losses.get(losses.size() - 1).seconds();
        return RunFolder.lastRecorded(folder).minus(Duration.ofMillis((long) (seconds * 1e3)));
    }
}
