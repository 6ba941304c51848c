package org.gateloom.runtime.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a kernel's class may be given to Aparapi. Of a class that was compiled without {@code -g} its translator does not
 * say that names of locals are missing: it never ends. Of two classes of one name it compiles the first one only, and runs
 * that in place of the second. So no class gets there that is not known to be neither.
 */
final class KernelClasses {

    /** By name, what was in its class file; as long-lived as what Aparapi keeps. */
    private static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();

    private static final byte[] TABLE = "LocalVariableTable".getBytes(StandardCharsets.ISO_8859_1);

    private KernelClasses() {}

    /** Why a kernel must not be translated, a sentence without its full stop; empty when it may. */
    static Optional<String> refused(Class<?> kernel) {
        for (Class<?> type = kernel; type != com.aparapi.Kernel.class; type = type.getSuperclass()) {
            Optional<byte[]> file = file(type);
            if (file.isEmpty()) {
                return Optional.of("the class file of " + type.getName()
                        + " cannot be read where it was loaded from, and a kernel is translated from its class file");
            }
            if (!contains(file.get())) {
                return Optional.of(type.getName()
                        + " was compiled without debug information, which a kernel's translation needs:"
                        + " compile it with -g");
            }
            int content = Arrays.hashCode(file.get());
            if (SEEN.merge(type.getName(), content, (first, second) -> first) != content) {
                return Optional.of("another class of the name " + type.getName()
                        + " was run as a kernel before, and OpenCL programs are kept by name: give one of them"
                        + " another package");
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> file(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        try (InputStream file =
                loader == null ? ClassLoader.getSystemResourceAsStream(name) : loader.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] file) {
        for (int at = 0; at + TABLE.length <= file.length; at++) {
            int i = 0;
            while (i < TABLE.length && file[at + i] == TABLE[i]) {
                i++;
            }
            if (i == TABLE.length) {
                return true;
            }
        }
        return false;
    }
}
