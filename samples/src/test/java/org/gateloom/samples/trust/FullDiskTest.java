package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.Losses;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.RunUnkeptException;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.Watcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Disks that cannot take what a run has to keep: it ends, says which file, and is saved elsewhere. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final Pattern KEPT = Pattern.compile("saved in (\\S+); go on with it by 'gateloom resume");

    private static final Pattern KEPT_WITHOUT_LOSSES = Pattern.compile("saved in (\\S+), but not its losses: ");

    @TempDir
    private Path folder;

    /** What a quota does: no file may grow beyond some blocks, here the losses, later than the first checkpoints. */
    @Test
    void aFileThatMayNotGrowEndsTheRunWithNothingLost() throws IOException, InterruptedException, CheckpointException {
        Path run = folder.resolve("run");
        Command.End end = Command.startAfter(
                        "ulimit -f 64",
                        folder,
                        TinyRun.train(
                                TinyRun.corpus(folder),
                                run,
                                "--steps=100000",
                                "--save-every=50",
                                "--rescue=" + folder.resolve("rescue")))
                .end();
        assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
        assertThat(end.text())
                .contains("gateloom: " + run.resolve("metrics.jsonl") + " cannot be written: File too large")
                .doesNotContain("hear it write", "\tat ");
        assertNothingUnfinished(run);
        assertThat(TinyRun.step(run)).isPositive();
        assertThat(Losses.of(run)).allMatch(line -> line.endsWith("}"));
        // Nor may the losses in the other place grow; but the parameters are there, as of the last step.
        Matcher kept = KEPT_WITHOUT_LOSSES.matcher(end.text());
        assertThat(kept.find()).as(end.text()).isTrue();
        Path elsewhere = Path.of(kept.group(1));
        long step = TinyRun.step(elsewhere);
        assertThat(step).isGreaterThan(TinyRun.step(run));
        Command.End on = Command.start(folder, "resume", elsewhere.toString(), "--steps=" + (step + 5))
                .end();
        assertThat(on.exitCode()).as(on.text()).isZero();
        assertThat(on.text()).contains("its losses are not there: those until step %,d will".formatted(step));
    }

    /** A folder stands where the texts of the run's moments are to be written. */
    @Test
    void textsThatCannotBeKeptEndTheRunWhichIsSavedWhereItIs()
            throws IOException, InterruptedException, CheckpointException {
        Path run = folder.resolve("run");
        try (Command command = Command.start(
                folder, TinyRun.train(TinyRun.corpus(folder), run, "--steps=20000", "--save-every=1000000"))) {
            command.awaitText("first step done");
            replaceByFolder(run.resolve("samples.json"));
            Command.End end = command.end();
            assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
            assertThat(end.text())
                    .contains("gateloom: " + run.resolve("samples.json") + " cannot be written: ")
                    .contains("; the run until step %,d is saved in %s; go on with it by 'gateloom resume "
                            .formatted(TinyRun.step(run), run))
                    .doesNotContain("\tat ");
            assertThat(TinyRun.step(run)).isBetween(1L, 19_999L);
        }
    }

    private static void replaceByFolder(Path file) throws IOException {
        boolean replaced = false;
        while (!replaced) {
            Files.deleteIfExists(file);
            try {
                Files.createDirectories(file.resolve("in the way"));
                replaced = true;
            } catch (FileAlreadyExistsException e) {
                // The run has written it in between.
            }
        }
    }

    @Test
    void aFullDiskEndsTheRunWhichIsSavedElsewhere() throws IOException, InterruptedException, CheckpointException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("-o", "size=256k", "-t", "tmpfs", "tmpfs", disk.toString()), "only root may mount a disk");
        try {
            Path run = disk.resolve("run");
            Command.End end = Command.start(
                            folder,
                            TinyRun.train(
                                    TinyRun.corpus(folder),
                                    run,
                                    "--steps=100000",
                                    "--save-every=50",
                                    "--keep=1000",
                                    "--rescue=" + folder.resolve("rescue")))
                    .end();
            assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
            assertThat(end.text())
                    .contains(" cannot be written: No space left on device")
                    .doesNotContain("\tat ");
            assertNothingUnfinished(run);
            long before = TinyRun.step(run);
            assertThat(before).isPositive();
            assertGoesOn(end, before);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatBecomesReadOnlyEndsTheRunWhichIsSavedElsewhere()
            throws IOException, InterruptedException, CheckpointException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("-o", "size=16m", "-t", "tmpfs", "tmpfs", disk.toString()), "only root may mount a disk");
        Path run = disk.resolve("run");
        try (Command command = Command.start(
                folder,
                TinyRun.train(
                        TinyRun.corpus(folder),
                        run,
                        "--steps=1000000000",
                        "--save-every=5",
                        "--rescue=" + folder.resolve("rescue")))) {
            command.awaitText("first step done");
            // Not the disk itself, which the open losses keep writable.
            assertThat(mounted("--bind", disk.toString(), disk.toString())).isTrue();
            while (!mounted("-o", "remount,ro,bind", disk.toString())
                    && command.process().isAlive()) {
                // A checkpoint was being written.
            }
            Command.End end = command.end();
            assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
            assertThat(end.text()).contains("gateloom: " + run).doesNotContain("\tat ");
            assertRescued(end, TinyRun.step(run));
        } finally {
            run("umount", disk.toString());
            run("umount", disk.toString());
        }
    }

    /** Whoever removes a folder that is trained in, and perhaps makes another of that name, gets no run mixed of two. */
    @Test
    void aFolderThatIsRemovedIsNotMadeAgain() throws IOException, InterruptedException, CheckpointException {
        Path run = folder.resolve("run");
        try (Command command = Command.start(
                folder,
                TinyRun.train(
                        TinyRun.corpus(folder),
                        run,
                        "--steps=1000000000",
                        "--save-every=5",
                        "--rescue=" + folder.resolve("rescue")))) {
            command.awaitText("first step done");
            Files.move(run, folder.resolve("elsewhere"));
            Command.End end = command.end();
            assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
            assertThat(end.text()).contains("gateloom: " + run + " was removed while it was trained in");
            assertThat(run).doesNotExist();
            assertRescued(end, TinyRun.step(folder.resolve("elsewhere")));
        }
    }

    @Test
    void aFolderThatIsReplacedIsLeftAlone() throws Exception {
        Path run = folder.resolve("run");
        try (Workers workers = new Workers(1);
                RunFolder first = RunFolder.open(run);
                Training training =
                        LibraryCell.training(LibraryCell.named("rnn"), LibraryCell.settings(4, 1, 100), workers)) {
            Description description = training.description(Map.of(), Map.of());
            first.begin(training, description);
            first.keep(List.of(new Sample(0, 1, "a", "b")));
            Watcher replacing = new Watcher() {
                @Override
                public void stepped(Measurement measurement, double norm) {
                    if (measurement.step() == 7) {
                        replace(run);
                    }
                }

                @Override
                public void validated(Measurement validation) {}
            };
            RunUnkeptException unkept = catchThrowableOfType(
                    RunUnkeptException.class,
                    () -> first.train(training, description, new Keeping(2, 5, folder), replacing));
            assertThat(unkept)
                    .hasMessageStartingWith(
                            run + " was replaced by another folder while it was trained in; the run until"
                                    + " step 10 is saved in ");
            Path rescued = unkept.kept().orElseThrow();
            assertThat(TinyRun.step(rescued)).isEqualTo(10);
            assertThat(rescued.resolve("samples.json"))
                    .hasContent("[{\"step\":0,\"temperature\":1.0,\"prime\":\"a\",\"text\":\"b\"}]");
            assertThatThrownBy(() -> first.keep(List.of())).hasMessageContaining(" was replaced by another folder");
        }
        assertThat(run).isDirectoryNotContaining("glob:**step-*").isDirectoryNotContaining("glob:**samples*");
    }

    private void replace(Path run) {
        try {
            Files.move(run, folder.resolve("elsewhere"));
            RunFolder.open(run).close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whereNothingCanBeWrittenNothingIsSaidToBeSaved() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Path file = Files.writeString(folder.resolve("file"), "");
        try (Command command = Command.start(
                folder,
                TinyRun.train(
                        TinyRun.corpus(folder), run, "--steps=1000000000", "--save-every=5", "--rescue=" + file))) {
            command.awaitText("first step done");
            Files.move(run, folder.resolve("elsewhere"));
            Command.End end = command.end();
            assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
            assertThat(end.text())
                    .contains("; nor could the run be saved in " + file)
                    .doesNotContain("is saved", "go on with it");
        }
    }

    /** Of sources all are written or none, and the one that had no room is named. */
    @Test
    void aSourceThatHasNoRoomIsNamed() throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        Command.End end = Command.startAfter(
                        "ulimit -f 64", folder, "generate", "lstm", "--kernels", "-d", sources.toString())
                .end();
        assertThat(end.exitCode()).as(end.text()).isEqualTo(1);
        assertThat(end.text())
                .isEqualToIgnoringNewLines(
                        "gateloom: " + sources.resolve("LstmKernel.java") + " cannot be written: File too large");
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files).isEmpty();
        }
    }

    private static void assertGoesOn(Command.End end, long before)
            throws IOException, InterruptedException, CheckpointException {
        Path rescued = assertRescued(end, before);
        long step = TinyRun.step(rescued);
        Command.End gone = Command.start(
                        rescued.getParent(), "resume", rescued.toString(), "--steps=" + (step + 1), "--save-every=1000")
                .end();
        assertThat(gone.exitCode()).as(gone.text()).isZero();
        assertThat(gone.text()).contains("from step %,d on".formatted(step));
    }

    /** Where it is saved, with all of its steps and losses. */
    private static Path assertRescued(Command.End end, long before) throws IOException, CheckpointException {
        Matcher kept = KEPT.matcher(end.text());
        assertThat(kept.find()).as(end.text()).isTrue();
        Path rescued = Path.of(kept.group(1));
        long step = TinyRun.step(rescued);
        assertThat(step)
                .as("all steps are there, not those of the last checkpoint alone")
                .isGreaterThan(before);
        assertThat(Losses.of(rescued).stream().filter(line -> line.contains("training")))
                .hasSize((int) step);
        return rescued;
    }

    private static void assertNothingUnfinished(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private static boolean mounted(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "mount";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command) == 0;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
