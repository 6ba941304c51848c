package org.gateloom.samples.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A large number as people write it: {@code 200000}, {@code 200k}, {@code 1.5M}.
 *
 * @param number itself
 */
record Count(long number) {

    private static final long LARGEST = 1_000_000_000;
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,10}(?:\\.[0-9]{1,9})?)([kM]?)");

    /** From what was written. */
    static final class Converter implements ITypeConverter<Count> {
        @Override
        public Count convert(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (written.matches()) {
                long unit = switch (written.group(2)) {
                    case "k" -> 1_000;
                    case "M" -> 1_000_000;
                    default -> 1;
                };
                BigDecimal number = new BigDecimal(written.group(1)).multiply(BigDecimal.valueOf(unit));
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                if (whole && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(LARGEST)) <= 0) {
                    return new Count(number.longValueExact());
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a number from 1 to 1000M, written as 200000, 200k or 1.5M");
        }
    }
}
