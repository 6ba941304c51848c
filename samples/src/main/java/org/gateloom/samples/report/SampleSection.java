package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.Sample;

/** The part of a page that has what the cells wrote: the last text of each run, and folded up those of its earlier moments. */
final class SampleSection {

    private SampleSection() {}

    /** Its lines; none where nothing was written. */
    static List<String> of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (Run run : comparison.runs()) {
            if (!run.samples().isEmpty()) {
                String seed = comparison.severalSeeds() ? ", seed " + run.seed() : "";
                int last = run.samples().size() - 1;
                lines.addAll(figure(run, seed, run.samples().get(last)));
                lines.addAll(earlier(run, seed, run.samples().subList(0, last)));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(0, "<h2>What they write</h2>");
        }
        return lines;
    }

    private static List<String> earlier(Run run, String seed, List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        if (!samples.isEmpty()) {
            lines.add("<details><summary>" + Escaped.html(run.cell()) + seed
                    + ", as it learnt, at several temperatures</summary>");
            samples.forEach(sample -> lines.addAll(figure(run, seed, sample)));
            lines.add("</details>");
        }
        return lines;
    }

    private static List<String> figure(Run run, String seed, Sample sample) {
        return List.of(
                "<figure>",
                "<figcaption><strong>" + Escaped.html(run.cell()) + "</strong>" + seed
                        + String.format(Locale.ROOT, ", after %,d steps", sample.step()) + ", temperature "
                        + sample.temperature() + "</figcaption>",
                "<pre><mark>" + Escaped.html(sample.prime()) + "</mark>" + Escaped.html(sample.text()) + "</pre>",
                "</figure>");
    }
}
