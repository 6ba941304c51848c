package org.gateloom.runtime.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether a class was compiled with {@code -g}. Without the names of locals Aparapi's translator does not fail: it never
 * ends. So no class gets there that is not known to have them.
 */
final class DebugInformation {

    private static final byte[] TABLE = "LocalVariableTable".getBytes(StandardCharsets.ISO_8859_1);

    private DebugInformation() {}

    /** Why a kernel must not be translated; empty when it may. */
    static Optional<String> lacking(Class<?> kernel) {
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
