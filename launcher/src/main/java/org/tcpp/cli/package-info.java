/** The command line: options, their one table, one line per rule. */
package org.tcpp.cli;
