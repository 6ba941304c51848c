/** Pictures of cells: that nothing lies on anything else, that they are the same everywhere, that they say what is so. */
package org.gateloom.samples.draw;
