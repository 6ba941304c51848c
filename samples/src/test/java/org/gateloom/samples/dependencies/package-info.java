/** What the build does about what Gateloom depends on. */
package org.gateloom.samples.dependencies;
