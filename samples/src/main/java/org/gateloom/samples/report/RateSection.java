package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.RateTable;

/** The part of a page that has the learning rates that were tried, and which of them each cell got. */
final class RateSection {

    private RateSection() {}

    /** Nothing where nothing was tried. */
    static void write(Comparison comparison, Html html) {
        if (comparison.trials().isEmpty()) {
            return;
        }
        RateTable rates = RateTable.of(comparison);
        html.line("<h2 id=\"rates\">Learning rates tried</h2>");
        html.rows(
                "rates",
                rates.columns(),
                rates.rows().stream().map(RateSection::row).toList());
        html.note(rates.note());
    }

    private static TableRow row(RateTable.Row row) {
        List<String> texts = new ArrayList<>(List.of(row.cell()));
        texts.addAll(row.losses());
        Map<Integer, String> chosen = new LinkedHashMap<>();
        row.chosen().forEach(rate -> chosen.put(1 + rate, "chosen"));
        return new TableRow(texts, "", chosen);
    }
}
