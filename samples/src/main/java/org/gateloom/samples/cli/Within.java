package org.gateloom.samples.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that an option takes; {@link OptionTypes} sees to it. Every option that is a number has one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Within {

    /** Below it every whole number is a double. */
    double LARGEST_SEED = 1e15;

    double from();

    double to();

    /** Whether {@link #from} itself is too small. */
    boolean above() default false;

    /** Whether {@link #to} itself is too large. */
    boolean below() default false;
}
