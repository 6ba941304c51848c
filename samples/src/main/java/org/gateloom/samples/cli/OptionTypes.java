package org.gateloom.samples.cli;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * What options take: a number its range ({@link Within}), a choice the words for it. Gives every such option its
 * conversion, its message when something else is given, and its words in the help.
 */
final class OptionTypes {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern REAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private OptionTypes() {}

    /** A path, which has a name and no character that none may have. */
    static Path path(String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
        }
        throw new TypeConversionException("the path is empty");
    }

    /** For a command and all under it. */
    static void apply(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        List<OptionSpec> options = List.copyOf(spec.options());
        // All go and come back, so that the help keeps their order.
        options.forEach(spec::remove);
        options.forEach(option -> spec.addOption(typed(option)));
        commandLine.getSubcommands().values().stream().distinct().forEach(OptionTypes::apply);
    }

    private static OptionSpec typed(OptionSpec option) {
        if (!(option.userObject() instanceof Field field)) {
            return option;
        }
        if (field.isAnnotationPresent(Within.class)) {
            Within range = field.getAnnotation(Within.class);
            return taking(option, text(range), converter(field.getType(), range));
        }
        if (field.getType().isEnum()) {
            Object[] choices = field.getType().getEnumConstants();
            return taking(option, words(choices, " or "), text -> choice(text, choices));
        }
        return option;
    }

    private static OptionSpec taking(OptionSpec option, String what, ITypeConverter<?> converter) {
        String standard = option.defaultValue() == null ? "" : "; " + option.defaultValue() + " unless told";
        String[] description = option.description().clone();
        int last = description.length - 1;
        description[last] = description[last].replaceFirst("\\.$", "") + " (" + what + standard + ").";
        return OptionSpec.builder(option)
                .converters(converter)
                .description(description)
                .build();
    }

    private static Object choice(String text, Object[] choices) {
        return Stream.of(choices)
                .filter(choice -> word(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is neither " + words(choices, " nor ")));
    }

    private static String words(Object[] choices, String last) {
        List<String> words = Stream.of(choices).map(OptionTypes::word).toList();
        int end = words.size() - 1;
        return String.join(", ", words.subList(0, end)) + last + words.get(end);
    }

    /** How a choice is written: its name in small letters. */
    static String word(Object choice) {
        return ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ITypeConverter<?> converter(Class<?> type, Within range) {
        if (type == double.class || type == Double.class) {
            return text -> real(text, range);
        }
        if (type == long.class || type == Long.class) {
            return text -> whole(text, range);
        }
        return text -> Math.toIntExact(whole(text, range));
    }

    private static long whole(String text, Within range) {
        if (WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (inside((double) number, range)) {
                return number;
            }
        }
        throw new TypeConversionException("'" + text + "' is not a whole number " + text(range));
    }

    private static double real(String text, Within range) {
        if (REAL.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number != 0 && Math.abs(number) < Float.MIN_NORMAL) {
                throw new TypeConversionException(
                        "'" + text + "' is not a number " + text(range) + "; the least above 0 is 1.2e-38, a float's");
            }
            if (inside(number, range)) {
                return number;
            }
        }
        throw new TypeConversionException("'" + text + "' is not a number " + text(range));
    }

    private static boolean inside(double number, Within range) {
        return (range.above() ? number > range.from() : number >= range.from())
                && (range.below() ? number < range.to() : number <= range.to());
    }

    private static String text(Within range) {
        return (range.above() ? "above " : "from ")
                + plain(range.from())
                + (range.below() ? " to below " : " to ")
                + plain(range.to());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
