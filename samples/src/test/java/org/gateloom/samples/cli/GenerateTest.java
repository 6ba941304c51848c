package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    @TempDir
    private Path folder;

    @Test
    void writesTheClassOfEachCell() throws IOException {
        Path lstm = folder.resolve("org/acme/Lstm.java");
        Path gru = folder.resolve("org/acme/Gru.java");
        Ran first = gateloom("generate", "lstm", "gru", "-d", folder.toString(), "--package", "org.acme");
        assertThat(first.out().lines()).containsExactly("written    " + lstm, "written    " + gru);
        assertThat(Files.readString(lstm)).contains("package org.acme;", "public final class Lstm");
        Ran second = gateloom("generate", "lstm", "-d", folder.toString(), "--package", "org.acme");
        assertThat(second).isEqualTo(new Ran(0, "unchanged  " + lstm + System.lineSeparator(), ""));
    }

    @Test
    void writesTheKernelBesideTheClass() throws IOException {
        Path kernel = folder.resolve("org/acme/LstmKernel.java");
        Ran ran = gateloom("generate", "lstm", "--kernels", "-d", folder.toString(), "--package", "org.acme");
        assertThat(ran.exitCode()).isZero();
        assertThat(Files.readString(kernel)).contains("public final class LstmKernel extends ModelKernel");
        assertThat(gateloom("generate", "lstm", "--kernels", "--precision=double", "-d", folder.toString()))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: --kernels: kernels are in float; leave --precision out" + System.lineSeparator()));
    }

    @Test
    void writesNothingWhenACellIsWrong() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "cell: Wrong\n");
        Ran ran = gateloom(
                "generate",
                "lstm",
                wrong.toString(),
                "-d",
                folder.resolve("out").toString());
        assertThat(ran.err()).startsWith(wrong + ":1:");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void twoCellsOfOneNameAreRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), "cell: Lstm\nextends: lstm\n");
        Path out = folder.resolve("out");
        Ran ran = gateloom("generate", "lstm", other.toString(), "-d", out.toString(), "--package", "org.acme");
        assertThat(ran)
                .isEqualTo(new Ran(
                        2,
                        "",
                        other
                                + " and lstm would both be written to org/acme/Lstm.java; give one of the cells"
                                + " another name"
                                + System.lineSeparator()));
        assertThat(out).doesNotExist();
    }

    @Test
    void aPackageIsNamedAsJavaNamesIt() {
        assertThat(gateloom("generate", "lstm", "-d", folder.toString(), "--package", "org.int"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "gateloom: --package: 'org.int' is not the name of a Java package" + System.lineSeparator()));
    }
}
