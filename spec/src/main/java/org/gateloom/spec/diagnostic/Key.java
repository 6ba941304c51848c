package org.gateloom.spec.diagnostic;

import java.util.Locale;

/** The rules that a cell file can break, one key each; the Javadoc of each shows a text of it. */
public enum Key {
    /**
     * The text has to be YAML.
     *
     * <p>{@code [syntax] a tab cannot indent YAML; use spaces}
     */
    SYNTAX,
    /**
     * Every character has to be one that an editor shows, in UTF-8.
     *
     * <p>{@code [character] there is an invisible character, U+0000 NULL; leave it out}
     */
    CHARACTER,
    /**
     * Anchors, aliases and merge keys of YAML are not read: a value stands where it is used.
     *
     * <p>{@code [alias] '&' makes an anchor of YAML; anchors are not read; leave it out}
     */
    ALIAS,
    /**
     * Tags of YAML are not read.
     *
     * <p>{@code [tag] '!expression' is a tag of YAML; tags are not read; leave it out}
     */
    TAG,
    /**
     * One file holds one document.
     *
     * <p>{@code [document] a second document begins in this file; one file holds one cell; put the other into a file of its own}
     */
    DOCUMENT,
    /**
     * No key stands twice in one mapping.
     *
     * <p>{@code [duplicate-key] 'update' stands here a second time, first at 4:3; one of the two has to go}
     */
    DUPLICATE_KEY,
    /**
     * A file keeps within {@link Limits}.
     *
     * <p>{@code [limit] parentheses and signs lie more than 50 deep; give an inner part a name under 'gates'}
     */
    LIMIT,
    /**
     * A value is of the kind that its key wants: a word, a list, a mapping.
     *
     * <p>{@code [kind] 'h' is followed by a list; expected an expression, or a mapping such as {of: [x, prev(h)], act: tanh}}
     */
    KIND,
    /**
     * Every key is one of the language.
     *
     * <p>{@code [unknown-key] 'inital' is no key of a state; expected one of size, initial; did you mean 'initial'?}
     */
    UNKNOWN_KEY,
    /**
     * What a cell cannot do without is there.
     *
     * <p>{@code [missing-key] 'emit' is missing; expected 'emit: name', the gate or state that leaves the cell}
     */
    MISSING_KEY,
    /**
     * Behind every key stands something; in a file that extends another, nothing removes what the base has.
     *
     * <p>{@code [empty] 'update' has nothing behind it; expected an expression, or a mapping such as {of: [x, prev(h)], act: tanh}}
     */
    EMPTY,
    /**
     * A base is a file in this folder or below, or a cell of the library.
     *
     * <p>{@code [extends] there is no cell 'smal' to extend; expected a file 'smal.yaml' beside this one, or a cell of the library}
     */
    EXTENDS,
    /**
     * No cell extends itself, nor by way of others.
     *
     * <p>{@code [circular-extends] the cells extend one another in a circle: circular-extends/itself.yaml -> circular-extends/itself.yaml; one of them has to stand on its own}
     */
    CIRCULAR_EXTENDS,
    /**
     * Only what the base has can be removed from it.
     *
     * <p>{@code [nothing-to-remove] 'updat' has nothing behind it, which removes it from the base, but the base has none; expected a value, or the name of what the base has; did you mean 'update'?}
     */
    NOTHING_TO_REMOVE,
    /**
     * A name is a letter of ASCII, then letters, digits and underscores; that of a cell begins with a capital.
     *
     * <p>{@code [name] the cell's name 'small' does not begin with a capital; it becomes the name of a class; did you mean 'Small'?}
     */
    NAME,
    /**
     * A name is none of the words of the language and of Java.
     *
     * <p>{@code [reserved-name] 'new' is a keyword of Java, and names become names of the generated class; expected another name; did you mean 'new_'?}
     */
    RESERVED_NAME,
    /**
     * A name stands for one thing.
     *
     * <p>{@code [name-clash] 'beta' is a constant already (3:13); expected a name of its own}
     */
    NAME_CLASH,
    /**
     * No two names differ only by case.
     *
     * <p>{@code [case-clash] 'U' and 'u' differ only by case (4:3); expected names that one can tell apart when they are read aloud}
     */
    CASE_CLASH,
    /**
     * An expression follows the grammar.
     *
     * <p>{@code [expression] this '(' is never closed; expected as many ')' as '('}
     */
    EXPRESSION,
    /**
     * Numbers are decimal, and within what a {@code double} holds.
     *
     * <p>{@code [number] '0777' has a leading zero; numbers are decimal; did you mean '777'?}
     */
    NUMBER,
    /**
     * A size is made of whole positive numbers, names of sizes, + and *.
     *
     * <p>{@code [size] the size '2.5' is no whole positive number; expected 1, 2, 3 or more}
     */
    SIZE,
    /**
     * A size is {@code in}, {@code hidden}, or named before.
     *
     * <p>{@code [unknown-size] 'h' is no size; expected one of in, hidden, or a size named before under 'sizes'}
     */
    UNKNOWN_SIZE,
    /**
     * A name that is read is declared.
     *
     * <p>{@code [unknown-name] 'updte' is neither a gate, a state, a constant, a parameter nor the input of Small; expected one of x, h, update; did you mean 'update'?}
     */
    UNKNOWN_NAME,
    /**
     * A function that is called is one of the language.
     *
     * <p>{@code [unknown-function] there is no function 'logistic'; expected one of prev, linear, diag, scale, bias, sigmoid, tanh, relu, leaky_relu, identity, softplus, log_sigmoid, hard_sigmoid, exp, log, sqrt, square, abs, sin, cos, min, max, clip, transposed and 11 more; did you mean 'sigmoid'?}
     */
    UNKNOWN_FUNCTION,
    /**
     * A function gets as many arguments as it takes.
     *
     * <p>{@code [arguments] 'prev(h)' stands where 'linear' takes the name of a parameter; expected a name (several values are several calls, added)}
     */
    ARGUMENTS,
    /**
     * {@code prev} reads a name of the file, a whole number of steps ago.
     *
     * <p>{@code [delay] '0' is no number of steps; expected a whole number from 1 to 100}
     */
    DELAY,
    /**
     * A repetition has a whole number of levels; something is left of each gate at every one of them, and a repeated gate
     * is read at one of them.
     *
     * <p>{@code [level] 'candidate' has a value at each level; expected one of them by name, as candidate_3}
     */
    LEVEL,
    /**
     * An initialiser is one of the language, and fits the shape of its parameter.
     *
     * <p>{@code [initializer] 'uniform(1, -1)' has an empty range; expected a number, glorot, fan_in, orthogonal, orthogonal(gain), identity, identity(scale), uniform(low, high), uniform(bound), log_uniform(low, high), normal(deviation), or another parameter, as forget.b or -forget.b}
     */
    INITIALIZER,
    /**
     * No gate has two parameters of one name.
     *
     * <p>{@code [parameter-clash] 'h' has a parameter 'v' already, which differs from 'V' only by case; expected a name for this one, as linear(v, NAME); to share one, declare it under 'parameters'}
     */
    PARAMETER_CLASH,
    /**
     * A declared parameter is used as its shape allows.
     *
     * <p>{@code [parameter-use] the parameter 'U' has the shape [hidden, hidden]; expected a vector}
     */
    PARAMETER_USE,
    /**
     * An item of {@code of} is a value, which gets a matrix, or a single call with a parameter, which gets none.
     *
     * <p>{@code [ambiguous-item] '2 * linear(prev(h))' stands in 'of', where it would get a matrix of its own on top of the one in it; expected the gate as one expression, or the inner part as a gate with a name}
     */
    AMBIGUOUS_ITEM,
    /**
     * Nothing is divided by a constant zero.
     *
     * <p>{@code [division-by-zero] 'linear(x)' is divided by zero; expected a divisor that is not zero}
     */
    DIVISION_BY_ZERO,
    /**
     * Every state has a new value under {@code next}.
     *
     * <p>{@code [never-updated] the state 'c' never gets a new value; expected 'c: ...' under 'next'}
     */
    NEVER_UPDATED,
    /**
     * Within one step no node needs itself.
     *
     * <p>{@code [cycle] these read one another within one step: a -> b -> c -> a; write 'prev(name)' where the step before is meant}
     */
    CYCLE,
    /**
     * Sizes agree, whatever the numbers behind their names are.
     *
     * <p>{@code [shape] sizes do not fit: 'update' is [2*hidden] ('size' of 'update', 4:52), but 'prev(h)' is [hidden] (state 'h', 2:10); expected equal sizes, or 'linear(value)' to change one}
     */
    SHAPE,
    /**
     * Everything reaches the output. A warning: what does not is left out.
     *
     * <p>{@code [unused] the state 'c' does not reach the output; it is left out; read it somewhere, or take it out}
     */
    UNUSED,
    /**
     * Something of the step before reaches the output. A warning.
     *
     * <p>{@code [no-memory] nothing of the step before reaches the output; the cell is a layer without memory; expected 'prev(name)' somewhere}
     */
    NO_MEMORY;

    /** Whether the file is usable all the same. */
    public boolean warning() {
        return this == UNUSED || this == NO_MEMORY;
    }

    /** As it stands in brackets: {@code unknown-name}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
