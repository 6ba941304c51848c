/**
 * A trained network as a Maven project that depends on Gateloom's runtime alone: {@link
 * org.gateloom.samples.export.project.MavenProject} fills templates and puts the generated class and the weights beside them.
 */
package org.gateloom.samples.export.project;
