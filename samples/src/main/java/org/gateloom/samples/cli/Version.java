package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    /** Gateloom's own. */
    static String gateloom() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties is in the jar of this class", e);
        }
        return properties.getProperty("version");
    }

    /** Of the Java that runs it. */
    static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
    }

    /** Of the machine that runs it. */
    static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    /** All of these by name, for reports. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("gateloom", gateloom());
        all.put("Java", java());
        all.put("machine", machine());
        return all;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"gateloom " + gateloom(), java() + ", " + machine()};
    }
}
