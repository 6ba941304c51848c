/**
 * Faults that a run must survive, injected: processes that are killed, told to end, or run out of disk; collectors,
 * compilers and numbers of threads that must not change a bit. {@code samples/TRUST.md} lists what is promised and which
 * test shows it. Runs are tiny, and commands are processes of their own where the fault needs one.
 */
package org.gateloom.samples.trust;
