/**
 * Who may know whom: the arrows of ARCHITECTURE.md as tests. They stand in the samples because only the samples see
 * all modules.
 *
 * <p>One question a class: {@link org.gateloom.samples.architecture.ModulesTest} asks which module knows which
 * library, {@link org.gateloom.samples.architecture.StagesTest} whether a package knows only the stages before it,
 * {@link org.gateloom.samples.architecture.PackageInfoTest} whether each package says what it is for.
 */
package org.gateloom.samples.architecture;
