package org.gateloom.generator.maven;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.generator.Generator;
import org.gateloom.spec.CellReader;

/**
 * Which generator this is. A version is not enough: a snapshot keeps its version while its code changes, and then what
 * an older one made is stale.
 */
final class GeneratorCode {

    private GeneratorCode() {}

    /** Digest of the classes that turn a cell file into Java. */
    static String digest() throws IOException {
        Digest digest = new Digest();
        for (Class<?> member : List.of(Generator.class, CellReader.class, JavaFile.class)) {
            add(location(member), digest);
        }
        return digest.hexadecimal();
    }

    private static void add(Path location, Digest digest) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(location)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.add(location.relativize(file).toString()).add(Files.readAllBytes(file));
        }
    }

    private static Path location(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Maven loads plugins from files", e);
        }
    }
}
