/** The command line: its options and their rules. */
package org.tcpp.cli;
