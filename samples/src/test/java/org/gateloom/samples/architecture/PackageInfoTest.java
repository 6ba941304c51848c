package org.gateloom.samples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every package says in its package-info.java what lives there. */
class PackageInfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"spec", "runtime", "generator", "samples"})
    void everyPackageOfTheModuleHasOne(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        assertThat(packagesWithout("package-info.java", sources))
                .as("packages of %s without a package-info.java", module)
                .isEmpty();
    }

    private static List<Path> packagesWithout(String file, Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(sources)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .filter(folder -> !Files.exists(folder.resolve(file)))
                    .map(sources::relativize)
                    .toList();
        }
    }
}
