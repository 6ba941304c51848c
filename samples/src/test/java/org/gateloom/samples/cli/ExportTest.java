package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.gateloom.generator.Library;
import org.gateloom.runtime.checkpoint.TensorReader;
import org.gateloom.samples.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    @TempDir
    private static Path folder;

    private static String run;

    @BeforeAll
    static void train() throws IOException {
        run = folder.resolve("run").toString();
        Ran training = gateloom(
                "train",
                "gru",
                "--corpus=" + TinyCorpus.in(folder),
                "--run=" + run,
                "--steps=12",
                "--layers=2",
                "--hidden=8",
                "--batch=4",
                "--sequence=10",
                "--validate-every=5");
        assertThat(training.exitCode()).isZero();
    }

    private static Path target(String name) {
        return folder.resolve(name);
    }

    private static void export(String option, Path target) {
        Ran ran = gateloom("export", run, option + "=" + target);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("written " + target);
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void anOnnxModelReadsSymbolsAndStates() throws IOException {
        Path file = target("gru.onnx");
        export("--onnx", file);

        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(file));
        assertThat(model.getGraph().getInputList().stream().map(OnnxMl.ValueInfoProto::getName))
                .containsExactly("symbols", "initial.layer1.h", "initial.layer2.h");
        assertThat(model.getGraph().getOutputList().stream().map(OnnxMl.ValueInfoProto::getName))
                .containsExactly("logits", "last.layer1.h", "last.layer2.h");
        assertThat(model.getMetadataPropsList().stream()
                        .filter(entry -> entry.getKey().equals("gateloom.vocabulary"))
                        .map(OnnxMl.StringStringEntryProto::getValue))
                .containsExactly("\n eiklnrtx");
    }

    @Test
    void weightsBesideThePyTorchModuleAreThoseOfTheCheckpoint() throws Exception {
        Path module = target("module");
        export("--pytorch", module);

        List<String> weights = tensors(module.resolve("weights.safetensors"));
        assertThat(weights)
                .isEqualTo(tensors(Path.of(run, "step-000000012.safetensors")).stream()
                        .filter(tensor -> tensor.startsWith("layer") || tensor.startsWith("output."))
                        .toList())
                .hasSizeGreaterThan(10);
        assertThat(module.resolve("model.py")).content().contains("class Gru(nn.Module):", "Gru, 2 layers, 10 symbols");
    }

    private static List<String> tensors(Path file) throws Exception {
        return TensorReader.read(file).tensors().stream()
                .map(tensor -> tensor.name() + tensor.shape() + Arrays.toString(tensor.values()))
                .toList();
    }

    @Test
    void aMavenProjectWritesWhatSampleWrites() throws Exception {
        Path project = target("My project");
        export("--java", project);

        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<artifactId>my-project</artifactId>", "<artifactId>runtime</artifactId>")
                .containsOnlyOnce("<dependency>");
        Path classes = Files.createDirectory(target("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                runtime().toString()));
        try (Stream<Path> files = Files.walk(project.resolve("src/main/java"))) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(compiled).isZero();
        assertThat(Files.readAllLines(project.resolve("src/main/java/model/Main.java")))
                .hasSizeLessThanOrEqualTo(10);
        URL[] places = {
            classes.toUri().toURL(),
            project.resolve("src/main/resources").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("model.Model");
            Object model = type.getMethod("load").invoke(null);
            Object text = type.getMethod("write", String.class, int.class, double.class, long.class)
                    .invoke(model, "ein", 40, 0.8, 7L);
            Ran sample = gateloom("sample", run, "--prime=ein", "--length=40", "--temperature=0.8", "--seed=7");
            assertThat(sample.out()).isEqualTo("ein" + text + System.lineSeparator());
        }
    }

    /** Where the runtime's classes are: all that the project has. */
    private static Path runtime() throws Exception {
        return Path.of(TensorReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void lossesAsTableAndAsLines() throws IOException {
        export("--metrics", target("losses.csv"));
        export("--metrics", target("losses.jsonl"));

        List<String> recorded = Files.readAllLines(Path.of(run, "metrics.jsonl"));
        assertThat(Files.readAllLines(target("losses.jsonl"))).isEqualTo(recorded);
        List<String> table = Files.readAllLines(target("losses.csv"));
        assertThat(table.get(0)).isEqualTo("step,characters,seconds,training,norm,validation,success");
        assertThat(table).hasSize(recorded.size() + 1);
        assertThat(table.get(1)).matches("1,40,[0-9.E-]+,[0-9.]+,[0-9.]+,,");
        assertThat(table.get(6)).matches("5,200,[0-9.E-]+,,,[0-9.]+,");
    }

    @Test
    void eventsAreInAFolderOfTensorBoard() throws IOException {
        export("--tensorboard", target("events"));

        try (Stream<Path> files = Files.list(target("events"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .matches("events\\.out\\.tfevents\\.[0-9]{10}\\.gateloom");
        }
    }

    @Test
    void aLineThatIsBeingWrittenIsNoLossYet(@TempDir Path other) throws IOException {
        Path metrics = other.resolve("metrics.jsonl");
        Files.writeString(
                metrics, "{\"step\":1,\"characters\":40,\"seconds\":0.5,\"training\":2.5,\"norm\":1}\n{\"ste");
        assertThat(RunFolder.losses(other)).hasSize(1);
        Files.writeString(metrics, "p\n{\"step\":2}\n", StandardOpenOption.APPEND);
        assertThat(gateloom("export", other.toString(), "--metrics=" + target("damaged.csv")))
                .isEqualTo(new Ran(1, "", "gateloom: " + metrics + ":2 is no loss of a step" + System.lineSeparator()));
        assertThat(target("damaged.csv")).doesNotExist();
    }

    @Test
    void theShareOfRightAnswersIsInTableAndLines(@TempDir Path other) throws IOException {
        String line = "{\"step\":2,\"characters\":20,\"seconds\":1.0,\"validation\":2.125,\"success\":0.75}";
        Files.writeString(other.resolve("metrics.jsonl"), line + "\n");
        for (String name : List.of("answers.csv", "answers.jsonl")) {
            assertThat(gateloom("export", other.toString(), "--metrics=" + target(name))
                            .err())
                    .isEmpty();
        }
        assertThat(target("answers.csv")).content().endsWith("\n2,20,1.0,,,2.125,0.75\n");
        assertThat(target("answers.jsonl")).hasContent(line);
    }

    @Test
    void aRunsOwnFilesAreNotWrittenOver() throws IOException {
        Path record = Path.of(run, "metrics.jsonl");
        String before = Files.readString(record);
        assertThat(gateloom("export", run, "--metrics=" + record).err())
                .contains("--metrics: " + record + " lies in the run's own folder");
        assertThat(gateloom("export", run, "--java=" + run + "/../run/java").err())
                .contains("lies in the run's own folder");
        assertThat(gateloom("export", run, "--tensorboard=" + run).err()).contains("lies in the run's own folder");
        assertThat(record).hasContent(before);
    }

    /** Whatever their names end in, and whatever name leads to them. */
    @Test
    void whatARunIsMadeOfIsNotWrittenOver(@TempDir Path other) throws IOException {
        Path text = Files.move(Path.of(TinyCorpus.in(other)), other.resolve("text.csv"));
        Path cell = Files.writeString(
                other.resolve("cell.html"), Library.find("rnn").orElseThrow().text());
        Path page = Files.copy(text, other.resolve("page.html"));
        String made = other.resolve("run").toString();
        Ran training = gateloom(
                "train",
                cell.toString(),
                "--corpus=" + text,
                "--run=" + made,
                "--steps=1",
                "--hidden=8",
                "--batch=4",
                "--sequence=10");
        assertThat(training.exitCode()).as(training.err()).isZero();
        Path link = Files.createSymbolicLink(other.resolve("link.csv"), text);
        for (Path target : List.of(text, link)) {
            Ran ran = gateloom("export", made, "--metrics=" + target);
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err())
                    .contains(
                            "--metrics: " + target + " would be written over, and the run was made of it, as its text,"
                                    + " its series or its cell; name another place");
        }
        assertThat(gateloom("inspect", made, "-o", cell.toString()).err())
                .contains("-o: " + cell + " would be written over");
        assertThat(gateloom("memory", made, "-o", cell.toString()).err())
                .contains("-o: " + cell + " would be written over");
        assertThat(gateloom("inspect", made, "--text-file=" + page, "-o", page.toString())
                        .err())
                .contains("-o: " + page + " would be written over, and it is what is read here");
        assertThat(gateloom("memory", made, "--corpus=" + page, "-o", page.toString())
                        .err())
                .contains("-o: " + page + " would be written over, and it is what is read here");
        assertThat(text).hasSameTextualContentAs(page);
        assertThat(cell).hasContent(Library.find("rnn").orElseThrow().text());
    }

    @Test
    void targetsOfOneCommandLieApart() throws IOException {
        String both = target("both").toString();
        assertThat(gateloom("export", run, "--pytorch=" + both, "--java=" + both)
                        .err())
                .contains("--pytorch and --java both name " + both);
        assertThat(gateloom("export", run, "--pytorch=" + both + "/within", "--java=" + both)
                        .err())
                .contains("--pytorch: " + both + "/within lies in " + both + ", which --java writes as a whole");
        assertThat(gateloom("export", run, "--pytorch=" + both, "--tensorboard=" + both)
                        .err())
                .contains("--pytorch and --tensorboard both name");
        assertThat(target("both")).doesNotExist();
        assertThat(gateloom("export", run, "--pytorch=.").err())
                .contains("--pytorch: . is the folder that the command runs in");
    }

    @Test
    void whatAKilledExportLeftIsInNobodysWay() throws IOException {
        Path left = Files.createDirectory(target(".again.new"));
        export("--pytorch", target("again"));
        assertThat(target("again").resolve("model.py")).exists();
        export("--pytorch", Files.createDirectory(target("empty already")).resolve("."));
        assertThat(target("empty already").resolve("model.py")).exists();
        assertThat(left).isEmptyDirectory();
    }

    @Test
    void whatCannotBeDoneIsASentence() throws IOException {
        assertThat(gateloom("export", run).err()).contains("what to write is missing: --onnx FILE");
        assertThat(gateloom("export", run, "--onnx=model.pb").err())
                .contains("--onnx: model.pb ends in .pb, by which it is told what to write; expected .onnx");
        assertThat(gateloom("export", run, "--metrics=" + target("no/losses.csv"))
                        .err())
                .contains("--metrics: the folder", "does not exist");
        assertThat(gateloom("export", run, "--java=" + folder).err()).contains("--java: " + folder + " is not empty");
        assertThat(gateloom("export", target("nowhere").toString(), "--onnx=" + target("x.onnx"))
                        .err())
                .contains("nowhere does not exist");
        Path empty = Files.createDirectories(target("empty"));
        assertThat(gateloom("export", empty.toString(), "--onnx=" + target("x.onnx"))
                        .err())
                .contains("there is no checkpoint in " + empty);
        assertThat(gateloom("export", empty.toString(), "--metrics=" + target("x.csv"))
                        .err())
                .contains("metrics.jsonl does not exist: the folder is no run");
        assertThat(target("x.onnx")).doesNotExist();
    }
}
