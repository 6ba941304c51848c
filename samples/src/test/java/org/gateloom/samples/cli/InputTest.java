package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.gateloom.generator.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, names and places that are unusual or hostile. */
class InputTest {

    @TempDir
    private Path folder;

    @Test
    void aTextThatIsNoneIsASentence() throws IOException {
        assertThat(refusal(folder.toString())).isEqualTo(folder + " is a directory; a corpus is one text file");
        assertThat(refusal("none.txt")).isEqualTo("there is no file none.txt");
        assertThat(refusal("/dev/zero"))
                .startsWith("/dev/zero is a pipe or a device; a corpus is one text file: write what ");
        assertThat(refusal(text(""))).endsWith(" is empty: there is nothing to learn from");
        assertThat(refusal(text("a"))).endsWith(" has a single symbol: there is none to predict from it");
        assertThat(refusal(text("aaaa"))).endsWith(" is 'a' (U+0061) and nothing else: there is nothing to learn from");
        assertThat(refusal(text("\0\0"))).endsWith(" is U+0000 and nothing else: there is nothing to learn from");
        assertThat(refusal(text("abcabcabc")))
                .isEqualTo(
                        "8 symbols of text are too few for 4 streams of 5 symbols: take fewer streams, shorter chunks or"
                                + " a longer text");
        assertThat(refusal(text("abcdefghijklmnopqrstuvw")))
                .isEqualTo(
                        "--held-out: the last 3 characters of the text are too few for 4 streams; hold more of it out,"
                                + " or nothing (0), or lower --batch");
        Path broken = Files.write(folder.resolve("broken"), new byte[] {'a', (byte) 0x80, 'b'});
        assertThat(refusal(broken.toString()))
                .isEqualTo(broken + " is not UTF-8: byte 1 (0x80, counted from 0) does not begin a character");
    }

    /** In time: whoever opens a pipe that nobody writes to waits for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train rnn --forecast=a --run=RUN --series=PIPE",
                "check PIPE.yaml",
                "explain PIPE.yaml",
                "import PIPE.safetensors --run=RUN",
                "import PIPE.onnx --run=RUN",
                "verify rnn PIPE"
            })
    @Timeout(60)
    void aPipeIsRefusedWhereverAFileIsRead(String command) throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            if (word.contains("PIPE")) {
                Path pipe = folder.resolve(word.replaceFirst(".*=", ""));
                assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
            }
            arguments.add(
                    word.replace("PIPE", folder.resolve("PIPE").toString()).replace("RUN", run.toString()));
        }
        Ran ran = gateloom(arguments.toArray(String[]::new));
        assertThat(ran.err()).contains(" is a pipe or a device; ", ": write what comes from there to one first");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(run).doesNotExist();
    }

    @Test
    void theDocumentsCommandTrains() throws IOException {
        String command = PageCommands.of(Path.of("INPUT.md")).lines().get(0);
        Files.createDirectories(folder.resolve("scratch"));
        Files.move(Path.of(TinyCorpus.in(folder)), folder.resolve("text.txt"));
        List<String> arguments = new ArrayList<>();
        for (String argument : PageCommands.words(command)) {
            boolean place = List.of("text.txt", "scratch", "runs/text").contains(argument);
            arguments.add(place ? folder.resolve(argument).toString() : argument);
        }
        arguments.addAll(List.of("--hidden=4", "--steps=1", "--batch=4", "--sequence=10"));
        Ran ran = gateloom(arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(Files.readString(Path.of("INPUT.md")))
                .contains("```\n" + ran.out().lines().findFirst().orElseThrow() + "\n```");
    }

    private String refusal(String corpus) {
        Ran ran = train("run", corpus);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(ran.err()).startsWith("gateloom: ").endsWith(System.lineSeparator());
        return ran.err().substring("gateloom: ".length()).stripTrailing();
    }

    @Test
    void carriageReturnsNulAndPairsAreSymbolsLikeOthers() throws IOException {
        Ran ran = train("run", text("\uFEFFa\r\n\0\uD834\uDD1Eb" + "a\r\n\0\uD834\uDD1Eb".repeat(200)));
        assertThat(ran.err()).isEmpty();
        // Without the mark at the start.
        assertThat(ran.out()).startsWith("text: 1,206 characters, 6 symbols; ");
        String written = gateloom("sample", folder.resolve("run").toString(), "--length=300", "--temperature=5")
                .out();
        assertThat(written).contains("\r", "\0", "\uD834\uDD1E").doesNotContain("\uFFFD");
        assertThat(written.codePoints().filter(point -> point >= 0xD800 && point < 0xE000))
                .isEmpty();
    }

    /** 60,000 kinds of characters: looked up, never made a vector of 60,000 numbers for each place of a batch. */
    @Test
    void aVocabularyOfSixtyThousandTrains() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 66_000; i++) {
            int kind = i < 60_000 ? i : random.nextInt(60_000);
            text.appendCodePoint(kind + 0x20 < 0xD800 ? kind + 0x20 : kind + 0x20 + 0x800);
        }
        Ran ran = train("run", text(text.toString()), "--hidden=4", "--steps=2", "--layers=1", "--held-out=0.001");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("text: 66,000 characters, 60,000 symbols; ");
        // Knowing nothing is a loss of log 60,000 = 11.0.
        assertThat(ran.out()).containsPattern("first step done .*, loss 1[01]\\.\\d{4}");
        assertThat(gateloom("sample", folder.resolve("run").toString(), "--length=5")
                        .exitCode())
                .isZero();
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefusedBeforeItIsTaken() throws IOException {
        String text = text("ein text\n".repeat(100));
        for (String options : List.of("--hidden=16384 --layers=2", "--hidden=16000 --layers=64")) {
            Ran ran = train("run", text, options.split(" "));
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).containsAnyOf("(lower --hidden or --layers)", "--hidden is too large for 7 symbols");
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(folder.resolve("run")).doesNotExist();
        }
        Ran compare = gateloom(
                "compare",
                "rnn",
                "--corpus=" + text,
                "--batch=4",
                "--sequence=5",
                "--steps=1",
                "--parameters=1000M",
                "--out=" + folder.resolve("out"));
        assertThat(compare.err()).contains("(lower --hidden or --layers)");
    }

    @Test
    void aCellOfAnyFileIsNamedByTheComparisonThatRefusesIt() throws IOException {
        Path cell = folder.resolve("$1 \\2.yaml");
        Files.writeString(cell, Library.find("rnn.yaml").orElseThrow().text());
        Ran ran = gateloom(
                "compare",
                cell.toString(),
                "--corpus=" + text("ein text\n".repeat(100)),
                "--batch=4",
                "--sequence=5",
                "--steps=1",
                "--hidden=16384",
                "--layers=2",
                "--out=" + folder.resolve("out"));
        assertThat(ran.err()).startsWith("gateloom: " + cell + ": ").contains("(lower --hidden or --layers)");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sp ace 'q' \"d\"", "-dash", "--steps", "ünï ☃ 日本", "a/../b", "$(touch x)", "a;b&c", "100%"})
    void aRunsFolderMayHaveAnyName(String name) throws IOException {
        Ran ran = train(name, text("ein text\n".repeat(100)));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        Path run = folder.resolve(name).normalize();
        assertThat(run.resolve("report.html")).isRegularFile();
        assertThat(gateloom("sample", run.toString(), "--length=3").exitCode()).isZero();
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).hasSize(2);
        }
    }

    @Test
    void anArgumentThatIsAPathNeverLooksLikeAnOption() {
        assertThat(CommandText.path(Path.of("-dash"))).isEqualTo("./-dash");
        assertThat(CommandText.path(Path.of("-it's"))).isEqualTo("'./-it'\\''s'");
        assertThat(CommandText.path(Path.of("runs/lstm"))).isEqualTo("runs/lstm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void theLocaleChangesNothing(String language) throws IOException {
        String corpus = text("ein kleiner text I i\n".repeat(100));
        Locale before = Locale.getDefault();
        Ran expected = train("before", corpus);
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            Ran ran = train("after", corpus, "--learning-rate=0.002", "--clip=5.0");
            assertThat(ran.err()).isEmpty();
            assertThat(numbersOf(ran)).isEqualTo(numbersOf(expected));
        } finally {
            Locale.setDefault(before);
        }
        for (String file : List.of("settings.yaml", "metrics.jsonl", "report.html")) {
            assertThat(timeless(folder.resolve("after").resolve(file)))
                    .isEqualTo(timeless(folder.resolve("before").resolve(file)));
        }
    }

    private static List<String> numbersOf(Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> !line.matches("(into|page with curves|hear it write).*"))
                .map(line -> line.replaceAll("[0-9.,]+ (s|characters/s|min)\\b", ""))
                .toList();
    }

    private static String timeless(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("\"seconds\":(\\[[^\\]]*\\]|[^,]*)", "")
                .replaceAll("<pre>gateloom .*</pre>", "")
                .replaceAll("(?s)<tbody>.*?</tbody>", "");
    }

    /** A cell's texts end up in Java, in HTML and on a terminal. */
    @Test
    void aCellsTextsStayText() throws IOException {
        String payload = "*/ static { System.exit(7); } /* \\u002a/ </script><script>alert(1)</script> {@code x";
        Path cell = Files.writeString(folder.resolve("evil <b>.yaml"), """
            cell: Evil
            about: '%s'
            source: '%s'
            states: {h: hidden}
            gates:
              fresh: {of: [x, prev(h)], act: tanh}
            next:
              h: fresh
            emit: h
            """.formatted(payload, payload));
        Ran generated = gateloom("generate", cell.toString(), "-d", folder.toString(), "--package", "p");
        assertThat(generated.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("p/Evil.java")))
                .contains("*&#47; static")
                .doesNotContain("*/ static", "\\u002a", "<script>", "{@code x");
        assertThat(gateloom("check", cell.toString()).exitCode()).isZero();
        Ran ran = train(cell.toString(), "run", text("ein <i>text</i>\n".repeat(60)), new String[0]);
        assertThat(ran.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("run/report.html"))).doesNotContain("<b>", "<i>", "alert(1)");
    }

    @Test
    void whatCannotBeSeenInACellsTextsIsRefused() throws IOException {
        Path cell = Files.writeString(
                folder.resolve("turned.yaml"), "extends: lstm\ncell: Turned\nabout: 'ok \u202e txet'\n");
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("turned.yaml:3:12: [character] there is an invisible character, U+202E");
        assertThat(ran.err()).doesNotContain("\u202e");
    }

    @Test
    void aNameCommandsNoTerminal() throws IOException {
        Path text = Files.writeString(folder.resolve("\u001b[31mred\u0007.txt"), "ein text\n".repeat(100));
        Ran ran = train("\u001b[2J", text.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("\u241b[31mred\u2407.txt: 900 characters")
                .doesNotContain("\u001b", "\u0007");
        assertThat(Files.readString(folder.resolve("\u001b[2J/settings.yaml"))).doesNotContain("\u001b");
        assertThat(Files.readString(folder.resolve("\u001b[2J/report.html"))).doesNotContain("\u001b");
        Ran wrong = gateloom("train", "\u001b[31m");
        assertThat(wrong.err()).contains("there is no cell '\u241b[31m'").doesNotContain("\u001b");
    }

    private String text(String text) throws IOException {
        return Files.writeString(folder.resolve("text"), text).toString();
    }

    private Ran train(String run, String corpus, String... more) {
        return train("rnn", run, corpus, more);
    }

    private Ran train(String cell, String run, String corpus, String[] more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train", cell, "--run=" + folder.resolve(run), "--corpus=" + corpus, "--batch=4", "--sequence=5"));
        for (String standard : List.of("--hidden=4", "--steps=2")) {
            String name = standard.substring(0, standard.indexOf('='));
            if (Stream.of(more).noneMatch(option -> option.startsWith(name))) {
                arguments.add(standard);
            }
        }
        arguments.addAll(List.of(more));
        return gateloom(arguments);
    }
}
