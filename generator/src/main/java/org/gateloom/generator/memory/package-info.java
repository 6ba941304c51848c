/**
 * From generated sources to a cell that runs, in this JVM and with no file: {@link
 * org.gateloom.generator.memory.Compilation} hands them to javac and loads what it makes. The command line's door.
 *
 * <pre>{@code
 * Generation generation = Generator.generate(request);
 * if (generation instanceof Generation.Done done
 *         && Compilation.of(done) instanceof Compilation.Loaded loaded) {
 *     Cell cell = loaded.cell().of(Map.of("in", 80, "hidden", 128));
 * }
 * }</pre>
 */
package org.gateloom.generator.memory;
