package org.gateloom.generator.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.gateloom.generator.opencl.KernelEmitter;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.opencl.ModelKernel;

/** A generated cell's class, loaded and ready to be given sizes. */
public final class LoadedCell {

    private final Method of;

    private LoadedCell(Method of) {
        this.of = of;
    }

    /** @throws IllegalStateException if the class is not what the emitter promises */
    static LoadedCell load(String className, ClassLoader loader) {
        try {
            Class<? extends Cell> type = loader.loadClass(className).asSubclass(Cell.class);
            return new LoadedCell(type.getMethod("of", Map.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated cell has a static method 'of(Map)': " + className, e);
        }
    }

    /** Another cell that was compiled together with this one. */
    public LoadedCell sibling(String className) {
        return load(className, type().getClassLoader());
    }

    /**
     * A kernel of its own that runs the cell on a device.
     *
     * @return empty where none was generated beside the cell
     */
    public Optional<ModelKernel> kernel() {
        try {
            return Optional.of(type().getClassLoader()
                    .loadClass(KernelEmitter.className(type().getName()))
                    .asSubclass(ModelKernel.class)
                    .getConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated kernel can be made: " + type().getName(), e);
        }
    }

    /** The generated class. */
    public Class<? extends Cell> type() {
        return of.getDeclaringClass().asSubclass(Cell.class);
    }

    /**
     * The cell at these sizes, by the generated {@code of}.
     *
     * @param sizes by name, {@code in} and {@code hidden} among them
     * @throws IllegalArgumentException if a size is missing or does not fit, as {@code of} says it
     */
    public Cell of(Map<String, Integer> sizes) {
        try {
            return (Cell) of.invoke(null, sizes);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException ofTheCell) {
                throw ofTheCell;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a generated cell is public: " + type().getName(), e);
        }
    }
}
