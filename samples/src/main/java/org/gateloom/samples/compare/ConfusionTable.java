package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.samples.run.Confusion;

/** Which classes are taken for which, as a table: a row a class that series are of, a column a class that is said of them. */
public final class ConfusionTable {

    private ConfusionTable() {}

    /** The table. */
    public static Table of(Confusion confusion) {
        List<String> columns = new ArrayList<>(List.of("series of"));
        confusion.classes().forEach(name -> columns.add("said " + name));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < confusion.classes().size(); i++) {
            List<String> row = new ArrayList<>(List.of(confusion.classes().get(i)));
            confusion.counts().get(i).forEach(count -> row.add(Integer.toString(count)));
            rows.add(List.copyOf(row));
        }
        return new Table(
                List.copyOf(columns), List.copyOf(rows), "How many series of a class are said to be of which.");
    }
}
