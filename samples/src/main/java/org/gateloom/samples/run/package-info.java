/**
 * One training of one cell: {@link org.gateloom.samples.run.Training} stacks the cell, feeds it a {@link
 * org.gateloom.samples.run.Lesson}, a text, a task or a series, and trains it as {@link
 * org.gateloom.samples.run.TrainingSettings} say; a {@link org.gateloom.samples.run.Watcher} hears how it goes; a {@link
 * org.gateloom.samples.run.RunFolder} keeps it on disk; a {@link org.gateloom.samples.run.Run} is what came of it.
 * Nothing here prints.
 *
 * <p>Calls {@code org.gateloom.runtime}, which does the work. {@code org.gateloom.samples.compare} puts several runs side
 * by side.
 */
package org.gateloom.samples.run;
