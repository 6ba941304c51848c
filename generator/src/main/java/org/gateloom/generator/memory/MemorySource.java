package org.gateloom.generator.memory;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;
import org.gateloom.generator.Generator.JavaFile;

/** A generated file as javac reads it. */
final class MemorySource extends SimpleJavaFileObject {

    private final String text;

    MemorySource(JavaFile file) {
        super(URI.create("memory:///" + file.path()), Kind.SOURCE);
        text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
