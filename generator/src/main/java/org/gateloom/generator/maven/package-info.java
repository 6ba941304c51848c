/**
 * The door for Maven builds: the goals {@code gateloom:generate} and {@code gateloom:generate-test}. {@link
 * org.gateloom.generator.maven.GenerateMojo} and {@link org.gateloom.generator.maven.GenerateTestMojo} have the parameters
 * and Maven's manners; {@code CellBuild} does the work and knows nothing of Maven: it scans, asks the
 * {@code LastRun} whether anything has changed, generates by {@link org.gateloom.generator.Generator} and writes by
 * {@link org.gateloom.generator.folder.SourceFolder}.
 */
package org.gateloom.generator.maven;
