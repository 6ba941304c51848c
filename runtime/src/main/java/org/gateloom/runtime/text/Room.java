package org.gateloom.runtime.text;

import java.nio.file.Path;

/**
 * Where the symbols of a text are kept.
 *
 * @param heap so many bytes of them stay on the heap; what takes more goes to a file, which is mapped
 * @param folder where that file is made; it has no name there and is gone when the program ends, however it ends
 */
public record Room(long heap, Path folder) {

    /** An eighth of the heap at most, and else the system's folder for such files. */
    public static Room standard() {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** An eighth of the heap at most, and else a folder. */
    public static Room in(Path folder) {
        return new Room(Runtime.getRuntime().maxMemory() / 8, folder);
    }
}
