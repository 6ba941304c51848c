package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gateloom.samples.bench.Contender;
import org.gateloom.samples.bench.OwnProcess;
import org.gateloom.samples.bench.PeakSteps;
import org.gateloom.samples.bench.Peers;
import org.gateloom.samples.bench.Race;

/**
 * What the benches print.
 *
 * @param rounds how often each contender runs
 */
record BenchTable(PrintWriter out, int rounds) {

    private static final String ROW = "%-48s %12s %12s %12s %8s %10s%n";

    /** Prints the machine and its rate of matrix products on so many threads, in operations a second. */
    double machine(int threads) throws IOException {
        out.println(processor() + ", " + Version.machine());
        Contender sgemm = new Contender(
                "sgemm",
                PeakSteps.operations(threads),
                OwnProcess.of(OwnProcess.java(), PeakSteps.class, Integer.toString(threads)));
        Race.Result peak = Race.run(List.of(sgemm), Race.Pace.of(rounds)).get(0);
        out.printf(
                Locale.ROOT,
                "%s; OpenBLAS with code for %s: %.0f GFLOP/s in products of 2048 on %s%n",
                Version.java(),
                peak.core(),
                peak.median() / 1e9,
                Peers.threads(threads));
        return peak.median();
    }

    /** The titles of the columns. */
    void head(String title, String last) {
        out.println();
        out.println(title);
        out.printf(Locale.ROOT, ROW, "", "characters/s", "slowest lap", "fastest", "ours is", last);
    }

    /**
     * A race, ours first.
     *
     * @param own what stands for ours where the others have their ratio
     * @param last what stands in the last column
     */
    void race(List<Contender> contenders, Function<Race.Result, String> own, Function<Race.Result, String> last)
            throws IOException {
        List<Race.Result> results = Race.run(contenders, Race.Pace.of(rounds));
        Race.Result first = results.get(0);
        row(first, "", own.apply(first), last);
        for (Race.Result other : results.subList(1, results.size())) {
            row(other, "  ", String.format(Locale.ROOT, "× %.2f", first.times(other)), last);
        }
        out.flush();
    }

    private void row(Race.Result result, String indent, String ratio, Function<Race.Result, String> last) {
        DoubleSummaryStatistics laps =
                result.laps().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        out.printf(
                Locale.ROOT,
                ROW,
                indent + result.contender().name(),
                Figures.grouped(Math.round(result.median())),
                Figures.grouped(Math.round(laps.getMin())),
                Figures.grouped(Math.round(laps.getMax())),
                ratio,
                last.apply(result));
    }

    /** As Linux names it. */
    static String processor() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        if (!Files.exists(description)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(description, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("^[^:]*: *", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
