package org.gateloom.spec.reference.json;

import java.util.List;
import org.gateloom.spec.reference.Case;

/** What came of reading a case: the case, or all that is wrong with the text. */
public sealed interface CaseReading {

    /**
     * The text is a case of the cell.
     *
     * @param given complete: what was left out is filled in
     */
    record Read(Case given) implements CaseReading {}

    /**
     * It is not.
     *
     * @param problems at least one; a sentence each, which begins with the place: {@code parameters.forget.W_x: found
     *     shape [17, 4], expected [17, 3] = [hidden, in]}
     */
    record Refused(List<String> problems) implements CaseReading {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
