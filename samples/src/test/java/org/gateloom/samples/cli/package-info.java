/**
 * Tests of the command line: each runs a command within this JVM and reads what it printed and with which code it ended.
 */
package org.gateloom.samples.cli;
