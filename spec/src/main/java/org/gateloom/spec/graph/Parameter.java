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

        /**
         * {@code W} in {@code W v}: {@code v} has {@code columns} elements, the product has {@code rows}. Of several
         * blocks the matrices of {@code [rows, columns]} lie along the diagonal, and all else is 0: the first maps the
         * first part of {@code v} to the first part of the product.
         *
         * @param blocks how many; {@link Size#ONE} for a matrix without zeros
         * @param rows of each block
         * @param columns of each block
         */
        record Matrix(Size blocks, Size rows, Size columns) implements Shape {

            /** Without zeros. */
            public Matrix(Size rows, Size columns) {
                this(Size.ONE, rows, columns);
            }

            /** Elements of the product. */
            public Size height() {
                return blocks.times(rows);
            }

            /** Elements of what it is applied to. */
            public Size width() {
                return blocks.times(columns);
            }

            /** Whether there is one block only. */
            public boolean whole() {
                return blocks.equals(Size.ONE);
            }

            @Override
            public Size count() {
                return blocks.times(rows).times(columns);
            }

            @Override
            public String toString() {
                return "[" + (whole() ? "" : blocks + ", ") + rows + ", " + columns + "]";
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
