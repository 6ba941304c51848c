package org.gateloom.spec.graph;

import org.gateloom.spec.diagnostic.Position;

/**
 * Numbers that training changes, unless the file says that they stay as they start.
 *
 * @param name the gate that owns it and its own name, {@code forget.W_x}; a shared one has only its own name
 * @param shape matrix, vector or scalar
 * @param initializer how it starts
 * @param trained whether training changes it; if not, its gradient counts as 0
 * @param position where the file asks for it
 */
public record Parameter(String name, Shape shape, Initializer initializer, boolean trained, Position position) {

    /** Rows by columns. */
    public sealed interface Shape {

        /** How many numbers. */
        Size count();

        /** {@code W} in {@code W v}: {@code v} has {@code columns} elements, the product has {@code rows}. */
        record Matrix(Size rows, Size columns) implements Shape {
            @Override
            public Size count() {
                return rows.times(columns);
            }

            @Override
            public String toString() {
                return "[" + rows + ", " + columns + "]";
            }
        }

        /** One number an element; of size {@link Size#ONE} it is a scalar. */
        record Vector(Size size) implements Shape {
            @Override
            public Size count() {
                return size;
            }

            @Override
            public String toString() {
                return "[" + size + "]";
            }
        }
    }
}
