package org.gateloom.samples.export.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;

/**
 * The texts of a project that writes text by a trained network:
 *
 * <pre>
 *   pom.xml                                        depends on org.gateloom:runtime alone
 *   src/main/java/model/cells/Lstm.java            the generated class
 *   src/main/java/model/Model.java                 the network with its weights
 *   src/main/java/model/Main.java                  writes text
 *   src/main/resources/model/weights.safetensors   the weights; not a text
 * </pre>
 */
public final class MavenProject {

    /** The package of the generated class. */
    public static final String CELLS = "model.cells";

    /** Where the weights lie in the project. */
    public static final String WEIGHTS = "src/main/resources/model/weights.safetensors";

    private static final String SOURCES = "src/main/java/";

    private static final Pattern PLACE = Pattern.compile("\\{(artifact|version|cell|compiler|exec|resources)}");

    private MavenProject() {}

    /**
     * Texts by their files, with forward slashes.
     *
     * @param artifact the project's name, in Maven's letters
     * @param generated the cell's class, in the package {@link #CELLS}
     * @param version of the runtime
     */
    public static Map<String, String> files(String artifact, Generation.Done generated, String version) {
        Map<String, String> places = new LinkedHashMap<>(plugins());
        places.put("artifact", artifact);
        places.put("version", version);
        places.put("cell", generated.className());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", filled("pom.xml", places));
        for (String type : List.of("Main.java", "Model.java")) {
            files.put(SOURCES + "model/" + type, filled(type, places));
        }
        for (JavaFile file : generated.files()) {
            files.put(SOURCES + file.path(), file.text());
        }
        return files;
    }

    private static String filled(String template, Map<String, String> places) {
        return PLACE.matcher(resource(template + ".txt"))
                .replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
    }

    /** Versions of Maven's plugins: those that Gateloom itself is built with. */
    private static Map<String, String> plugins() {
        Properties versions = new Properties();
        try {
            versions.load(new StringReader(resource("version.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        Map<String, String> plugins = new LinkedHashMap<>();
        versions.stringPropertyNames().forEach(name -> plugins.put(name, versions.getProperty(name)));
        return plugins;
    }

    private static String resource(String name) {
        try (InputStream stream = MavenProject.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is in the jar of this class", e);
        }
    }
}
