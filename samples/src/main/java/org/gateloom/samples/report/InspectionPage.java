package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gateloom.samples.inspect.Activity;
import org.gateloom.samples.inspect.Inspection;
import org.gateloom.samples.inspect.Kept;
import org.gateloom.samples.inspect.Reading;
import org.gateloom.samples.inspect.Response;
import org.gateloom.samples.inspect.Saturation;
import org.gateloom.samples.inspect.TextFeature;
import org.gateloom.samples.run.Measurement;

/** The page of an inspection. */
public final class InspectionPage {

    /** So many guesses for each character. */
    private static final int GUESSES = 5;

    /** So many of a state's units are listed. */
    private static final int LONGEST = 10;

    private final Inspection inspection;
    private final Html html = new Html();

    private InspectionPage(Inspection inspection) {
        this.inspection = inspection;
    }

    /** The whole file. */
    public static String of(Inspection inspection) {
        return new InspectionPage(inspection).page();
    }

    private String page() {
        String title = "What " + inspection.cell() + " does with a passage";
        html.line("<h1>" + Escaped.html(title) + "</h1>");
        html.paragraph(summary());
        units();
        passage();
        expectations();
        saturation();
        kept();
        return Frame.page(
                Frame.title(title),
                List.of("report.css", "inspection.css"),
                html.toString(),
                Map.of("inspection", InspectionData.json(inspection)),
                List.of("figures.js", "inspection.js"));
    }

    private String summary() {
        double loss = inspection.reading().loss();
        return String.format(
                Locale.ROOT,
                "The network after step %,d, %s, read %,d characters from empty states on: %.4f nats, or %.4f bits, a"
                        + " character. The values are those of the reference interpreter, in double; nothing is dropped.",
                inspection.step(),
                inspection.layers() == 1 ? "of 1 layer" : "of " + inspection.layers() + " layers",
                inspection.passage().size(),
                loss,
                Measurement.bits(loss));
    }

    private void units() {
        html.line("<h2>Each unit at each character</h2>");
        html.line("<noscript><p>The figures are drawn by a script, which this browser does not run; tables hold what"
                + " follows from them.</p></noscript>");
        List<List<String>> choices = new ArrayList<>();
        for (int i = 0; i < inspection.activities().size(); i++) {
            choices.add(
                    List.of(Integer.toString(i), name(inspection.activities().get(i))));
        }
        html.line("<form class=\"choose\" hidden>"
                + Html.select("activity", "Values of", choices)
                + Html.select(
                        "order",
                        "units",
                        List.of(
                                List.of("response", "by what they respond to"),
                                List.of("variance", "by how much they move"),
                                List.of("number", "as they are numbered")))
                + "</form>");
        html.chart("heat", "Units over the passage");
        html.note("A unit responds to the feature of the text with which its value correlates most over the passage"
                + " (Pearson, each without its linear trend), if by " + Response.LEAST
                + " at least. Units stand in groups, one a feature, in the order of"
                + " the table below; in a group those first that rise with it, last those that fall. A click on a unit shows"
                + " it in the passage.");
        html.line("<h3 id=\"responses-title\">How many units respond to what</h3>");
        List<String> columns = new ArrayList<>(List.of("values"));
        for (TextFeature feature : TextFeature.values()) {
            columns.add(feature.title());
        }
        columns.add("nothing of these");
        html.table(
                "responses-title",
                columns,
                inspection.activities().stream().map(InspectionPage::responses).toList());
    }

    private static String name(Activity activity) {
        return "layer " + (activity.layer() + 1) + ": " + activity.node();
    }

    private static List<String> responses(Activity activity) {
        List<String> row = new ArrayList<>(List.of(name(activity)));
        for (TextFeature feature : TextFeature.values()) {
            row.add(Long.toString(activity.responses().stream()
                    .filter(response ->
                            response.feature().filter(feature::equals).isPresent())
                    .count()));
        }
        row.add(Long.toString(activity.responses().stream()
                .filter(response -> response.feature().isEmpty())
                .count()));
        return row;
    }

    private void passage() {
        html.line("<h2>The passage</h2>");
        html.line("<form class=\"choose\" hidden>"
                + Html.select(
                        "colour",
                        "Coloured by",
                        List.of(List.of("unit", "the unit"), List.of("surprise", "the surprise")))
                + "<label><input id=\"unit\" type=\"number\" min=\"1\" value=\"1\" aria-label=\"unit\"></label>"
                + "<span id=\"said\" aria-live=\"polite\"></span></form>");
        String text = inspection.passage().stream().map(Character::toString).collect(Collectors.joining());
        html.line("<pre id=\"passage\">" + Escaped.html(text) + "</pre>");
    }

    private void expectations() {
        html.line("<h2>What it expected, and how much the text surprised it</h2>");
        html.line("<form class=\"choose\" hidden>"
                + Html.select("surprise-unit", "Surprise in", List.of(List.of("nats", "nats"), List.of("bits", "bits")))
                + "</form>");
        html.chart("surprise", "Surprise of each character");
        html.line("<h3 id=\"expected-title\">The most probable characters in each place</h3>");
        html.line("<div class=\"scrolled\" tabindex=\"0\" role=\"region\" aria-labelledby=\"expected-title\">");
        int length = inspection.passage().size();
        html.table(
                "expected-title",
                List.of("place", "came", "nats", "bits", "expected, with its probability"),
                IntStream.rangeClosed(1, length).mapToObj(this::expectation).toList());
        html.line("</div>");
        html.note("The surprise of a character is −log p, by what the network read before it. Nothing came in the last"
                + " place.");
    }

    private List<String> expectation(int place) {
        Reading reading = inspection.reading();
        boolean came = place < reading.length();
        OptionalDouble nats = came ? reading.surprise(place) : OptionalDouble.empty();
        return List.of(
                Integer.toString(place + 1),
                came ? Escaped.label(inspection.passage().get(place)) : "–",
                came ? String.format(Locale.ROOT, "%.2f", nats.orElse(0)) : "–",
                came ? String.format(Locale.ROOT, "%.2f", Measurement.bits(nats.orElse(0))) : "–",
                reading.likeliest(place - 1, GUESSES).stream()
                        .map(guess -> String.format(
                                Locale.ROOT,
                                "%s %.2f",
                                Escaped.label(inspection.vocabulary().codePoint(guess.symbol())),
                                guess.probability()))
                        .collect(Collectors.joining("   ")));
    }

    private void saturation() {
        List<Activity> bounded = inspection.activities().stream()
                .filter(activity -> !activity.saturation().isEmpty())
                .toList();
        html.line("<h2>Saturated gates</h2>");
        if (bounded.isEmpty()) {
            html.paragraph("No gate of this cell is a sigmoid or a tanh.");
            return;
        }
        html.note("A sigmoid is left saturated below 0.1 and right saturated above 0.9, a tanh below −0.9 and above 0.9"
                + " (Karpathy, Johnson, Fei-Fei 2015). Each point is a unit; one in the corner at the left and the bottom is"
                + " never saturated.");
        html.chart("saturation", "Share of the characters at which a unit is saturated");
        html.line("<h3 id=\"saturated-title\">Means over the units</h3>");
        html.table(
                "saturated-title",
                List.of("values", "left saturated", "right saturated"),
                bounded.stream()
                        .map(activity -> List.of(
                                name(activity),
                                percent(activity.mean(Saturation::left)),
                                percent(activity.mean(Saturation::right))))
                        .toList());
    }

    private void kept() {
        html.line("<h2>Which gates keep a memory</h2>");
        if (inspection.kept().isEmpty()) {
            html.paragraph(
                    "No state of this cell passes directly to the next step: each comes anew out of a matrix or a"
                            + " squashing function, and no gate decides to keep it.");
            return;
        }
        html.paragraph(
                "A memory stays as it is where the gate that keeps it is near 1, the one that writes near 0, and the"
                        + " one that shows it near 0. Near is within 0.1.");
        for (Kept kept : inspection.kept()) {
            html.paragraph("Layer " + (kept.layer() + 1) + ", " + kept.roles().state() + ": " + kept.roles() + ".");
        }
        List<List<String>> choices = new ArrayList<>();
        for (int i = 0; i < inspection.kept().size(); i++) {
            choices.add(List.of(Integer.toString(i), name(inspection.kept().get(i))));
        }
        html.line("<form class=\"choose\" hidden>" + Html.select("memory", "The state", choices) + "</form>");
        html.chart("held", "Where a unit holds its memory");
        html.note(
                "The least of the three: of what passes, and of 1 less what writes and what shows. From 0.9 on it is held.");
        html.chart("half-life", "Half-life of each unit");
        html.line("<h3 id=\"longest-title\">The units that keep longest</h3>");
        html.table(
                "longest-title",
                List.of("state", "unit", "retention", "half-life", "held"),
                inspection.kept().stream()
                        .flatMap(kept -> longest(kept).stream())
                        .toList());
        html.note("Retention is the share of a state that passes directly to the next step, not through a matrix or a"
                + " squashing function: its geometric mean over the passage. After as many characters as the half-life half"
                + " is left. Held is the share of the characters at which it is held.");
    }

    private static String name(Kept kept) {
        return "layer " + (kept.layer() + 1) + ": " + kept.roles().state();
    }

    private static List<List<String>> longest(Kept kept) {
        return kept.longest().stream()
                .limit(LONGEST)
                .map(unit -> row(kept, unit))
                .toList();
    }

    private static List<String> row(Kept kept, int unit) {
        Kept.Unit memory = kept.units().get(unit);
        return List.of(
                name(kept),
                Integer.toString(unit + 1),
                String.format(Locale.ROOT, "%.4f", memory.retention()),
                Double.isFinite(memory.halfLife()) ? String.format(Locale.ROOT, "%.1f", memory.halfLife()) : "∞",
                percent(memory.held()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
