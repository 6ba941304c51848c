/** Tests of the report's page. */
package org.gateloom.samples.report;
