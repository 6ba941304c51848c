/** What tasks ask for. */
package org.gateloom.samples.task;
