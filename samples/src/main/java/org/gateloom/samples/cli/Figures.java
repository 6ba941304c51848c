package org.gateloom.samples.cli;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as the command line prints them, the same in every locale. */
final class Figures {

    private Figures() {}

    /** {@code 3.1e-15}; 0 as {@code 0}. */
    static String scientific(double number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%.1e", number);
    }

    /** {@code 108,544}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 60}, {@code 0.5}: as few digits as it has. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** {@code 1 step}, {@code 2 steps}. */
    static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 21.6 M}: three digits and the unit's prefix. */
    static String prefixed(double number) {
        String[] prefixes = {"", "k", "M", "G", "T", "P"};
        int thousands = 0;
        double rest = number;
        while (rest >= 999.5 && thousands < prefixes.length - 1) {
            rest /= 1000;
            thousands++;
        }
        String digits = thousands == 0 || rest >= 99.95
                ? String.format(Locale.ROOT, "%.0f", rest)
                : String.format(Locale.ROOT, rest >= 9.995 ? "%.1f" : "%.2f", rest);
        return digits + " " + prefixes[thousands];
    }
}
