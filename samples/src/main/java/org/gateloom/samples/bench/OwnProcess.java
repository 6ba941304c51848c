package org.gateloom.samples.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Command lines of processes of ours, with this process's class path. */
public final class OwnProcess {

    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private OwnProcess() {}

    /** This process's Java. */
    public static String java() {
        return java(Path.of(System.getProperty("java.home")));
    }

    /** The Java of a JDK. */
    public static String java(Path jdk) {
        return jdk.resolve("bin").resolve("java").toString();
    }

    /** Runs a class. */
    public static List<String> of(String java, Class<?> main, String... arguments) {
        return of(java, List.of(), main, arguments);
    }

    /**
     * Runs a class.
     *
     * @param options of the JVM, beyond those that all have
     */
    public static List<String> of(String java, List<String> options, Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    /** The option by which this process was given an archive of its classes. */
    public static Optional<String> archive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith(ARCHIVE))
                .findFirst();
    }
}
