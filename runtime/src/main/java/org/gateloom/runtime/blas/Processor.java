package org.gateloom.runtime.blas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the processor offers to OpenBLAS. */
final class Processor {

    /** OpenBLAS's own choice can be overruled by this variable of the environment. */
    private static final String OVERRULED = "OPENBLAS_CORETYPE";

    /** OpenBLAS's names of processors with AVX-512. */
    private static final List<String> WIDE = List.of("SkylakeX", "Cooperlake", "SapphireRapids");

    /** Whether OpenBLAS multiplies small matrices without packing them: on x86-64 with AVX-512. */
    static final boolean UNPACKED = unpacked();

    private Processor() {}

    private static boolean unpacked() {
        String told = System.getenv(OVERRULED);
        if (told != null && !told.isBlank()) {
            return WIDE.stream().anyMatch(told::equalsIgnoreCase);
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .filter(flags -> flags.contains(" avx512vl") && flags.contains(" avx512dq"))
                    .isPresent();
        } catch (IOException e) {
            // Only Linux tells. Elsewhere the products stay whole, which is right everywhere and slower on some.
            return false;
        }
    }
}
