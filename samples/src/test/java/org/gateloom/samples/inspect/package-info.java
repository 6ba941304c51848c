/** Tests of what is seen in a network; each holds it against numbers computed in another way. */
package org.gateloom.samples.inspect;
