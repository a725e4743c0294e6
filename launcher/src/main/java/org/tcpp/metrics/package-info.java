/** Counts of runs for those who scrape them over HTTP while they last. */
package org.tcpp.metrics;
