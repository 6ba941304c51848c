package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.runtime.network.Network;
import org.gateloom.samples.export.TrainedNetwork;
import org.gateloom.samples.export.TrainedWeights;
import org.gateloom.samples.export.UnsayableException;
import org.gateloom.samples.export.WholeFolder;
import org.gateloom.samples.export.onnx.OnnxNetwork;
import org.gateloom.samples.export.project.MavenProject;
import org.gateloom.samples.export.pytorch.PyTorchModule;
import org.gateloom.samples.run.Networks;

/** The network of a run's latest checkpoint, to be written as other programs have it. */
final class ExportedRun {

    private final NamedCell cell;
    private final TrainedNetwork network;
    private final TrainedWeights weights;

    private ExportedRun(NamedCell cell, TrainedNetwork network, TrainedWeights weights) {
        this.cell = cell;
        this.network = network;
        this.weights = weights;
    }

    /** Of a run's folder; what is missing or damaged is said by a {@link Stop}. */
    static ExportedRun of(Path folder) {
        SavedRun run = SavedRun.of(folder);
        Checkpoint checkpoint = run.checkpoint();
        Network network = new Networks(
                        run.cell().load(Precision.FLOAT)::of,
                        checkpoint.description().vocabulary().size(),
                        run.settings().layers(),
                        run.settings().dropout())
                .of(run.settings().hidden());
        try {
            float[] numbers = checkpoint.parameters(network);
            return new ExportedRun(
                    run.cell(),
                    TrainedNetwork.of(
                            run.cell().graph(),
                            network,
                            checkpoint.description().vocabulary(),
                            numbers),
                    new TrainedWeights(checkpoint.description(), network, numbers, checkpoint.step()));
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** As an ONNX model. */
    void onnx(Path file) throws IOException {
        try {
            byte[] model = OnnxNetwork.model(network, Version.gateloom());
            WholeFile.write(file, channel -> Channels.newOutputStream(channel).write(model));
        } catch (ArithmeticException e) {
            throw Stop.failed("the network has more numbers than an ONNX file holds, which ends at 2 GB");
        }
    }

    /** As a Python module with its weights. */
    void pytorch(Path folder) throws IOException {
        try {
            String module = PyTorchModule.of(network, Version.gateloom());
            WholeFolder.write(folder, within -> {
                Files.writeString(within.resolve(PyTorchModule.FILE), module);
                writeWeights(within.resolve(PyTorchModule.WEIGHTS));
            });
        } catch (UnsayableException e) {
            throw Stop.failed(e.getMessage());
        }
    }

    /** As a Maven project. */
    void project(Path folder) throws IOException {
        Generation generation = Generator.generate(
                new Generator.Request(cell.source(), cell.bases(), MavenProject.CELLS, Precision.FLOAT));
        // It was read before: there is nothing left to refuse.
        Map<String, String> files =
                MavenProject.files(artifact(folder), (Generation.Done) generation, Version.gateloom());
        WholeFolder.write(folder, within -> {
            for (Map.Entry<String, String> text : files.entrySet()) {
                Path file = within.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
            Path resource = within.resolve(MavenProject.WEIGHTS);
            Files.createDirectories(resource.getParent());
            writeWeights(resource);
        });
    }

    /** The folder's name in the letters that Maven takes. */
    private static String artifact(Path folder) {
        String name =
                folder.toAbsolutePath().normalize().getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.replaceAll("[^a-z0-9._-]+", "-");
        return plain.matches(".*[a-z0-9].*") ? plain : "model";
    }

    private void writeWeights(Path file) throws IOException {
        try {
            weights.write(file);
        } catch (CheckpointException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What was written, in a few words. */
    @Override
    public String toString() {
        int layers = network.layers().size();
        return String.format(
                Locale.ROOT,
                "%s, %s, %,d symbols, step %,d",
                cell.shortName(),
                layers == 1 ? "1 layer" : layers + " layers",
                network.symbols(),
                weights.step());
    }
}
