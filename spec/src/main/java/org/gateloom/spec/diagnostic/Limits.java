package org.gateloom.spec.diagnostic;

/**
 * How large a cell file may be; each limit has its message under {@link Key#LIMIT}. They are far above any published
 * cell, and low enough that a hostile file is refused in well under a second.
 */
public final class Limits {

    /** Characters of one file (of UTF-16; a file of a million bytes never has more). */
    public static final int FILE_CHARACTERS = 1_000_000;

    /** Mappings and lists inside one another. */
    public static final int YAML_DEPTH = 12;

    /** Entries of one mapping or list. */
    public static final int ENTRIES = 500;

    /** Characters of one name. */
    public static final int NAME_CHARACTERS = 64;

    /** Numbers, names and signs of one expression. */
    public static final int EXPRESSION_TOKENS = 1_000;

    /** Parentheses and signs inside one another. */
    public static final int EXPRESSION_DEPTH = 50;

    /** Steps that {@code prev} goes back. */
    public static final int DELAY = 100;

    /** Levels of a repetition. */
    public static final int LEVELS = 50;

    /** Names, numbers and calls of a repetition, those of all levels together. */
    public static final int REPEATED_PIECES = 50_000;

    /** Files that extend one another. */
    public static final int BASES = 10;

    /** Nodes of a graph, those inside expressions included. */
    public static final int NODES = 5_000;

    /** A size's number, and a coefficient in it. */
    public static final int SIZE = 1_000_000;

    /** Problems told of one file; the rest is counted. */
    public static final int PROBLEMS = 50;

    private Limits() {}
}
