package org.gateloom.samples.report;

import java.util.List;
import org.gateloom.samples.compare.Comparison;

/** The part of a page that says how far a comparison has come. */
final class StandingSection {

    private StandingSection() {}

    /** Its lines; none where all is done. */
    static List<String> of(Comparison comparison) {
        Comparison.Standing standing = comparison.standing();
        if (standing.now().isPresent()) {
            return List.of("<p class=\"going\" id=\"going\">It is going on, and this page follows it: "
                    + Escaped.html(standing.now().get()) + ".</p>");
        }
        if (standing.left() > 0) {
            return List.of("<p class=\"going\">It was ended before its time: " + standing.left()
                    + (standing.left() == 1 ? " run is" : " runs are")
                    + " not done. The command under “How to repeat it” goes on with it.</p>");
        }
        return List.of();
    }

    /** The title; where no script runs, the page of an unfinished comparison is read again by itself. */
    static String head(Comparison comparison, String title) {
        return Frame.title(title)
                + (comparison.standing().now().isPresent()
                        ? "\n<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"
                        : "");
    }
}
