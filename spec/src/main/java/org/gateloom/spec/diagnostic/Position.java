package org.gateloom.spec.diagnostic;

/**
 * A place in a cell file.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1, counted in code points
 */
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
