/** Tests of a training's parts. */
package org.gateloom.samples.run;
