package org.gateloom.samples.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Floating-point operations as people write them: {@code 500G}, {@code 2T}, {@code 1.5P}.
 *
 * @param number how many
 */
record Flops(long number) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)([kMGTP]?)");

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "", BigDecimal.ONE,
            "k", BigDecimal.TEN.pow(3),
            "M", BigDecimal.TEN.pow(6),
            "G", BigDecimal.TEN.pow(9),
            "T", BigDecimal.TEN.pow(12),
            "P", BigDecimal.TEN.pow(15));

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(18);

    /** From what was written. */
    static final class Converter implements ITypeConverter<Flops> {
        @Override
        public Flops convert(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (written.matches()) {
                BigDecimal number = new BigDecimal(written.group(1)).multiply(UNITS.get(written.group(2)));
                if (number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(LARGEST) <= 0) {
                    return new Flops(number.longValue());
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a number from 1 to 1000P, written as 500G, 2T or 1.5P");
        }
    }
}
