package org.gateloom.generator.memory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * The loader of one compiled cell, so that the cell's classes go when nobody holds the cell any more. It also gives out
 * their class files: Aparapi translates a kernel from the class file that the loader answers with.
 */
final class MemoryLoader extends ClassLoader {

    private static final String CLASS_FILE = ".class";

    private final Map<String, byte[]> classes;

    /**
     * @param classes class files by binary name
     * @param parent knows the contract
     */
    MemoryLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(CLASS_FILE)
                ? classes.get(
                        name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
