/** Talking to the launcher, the parent process: commands on standard input, messages on a pipe. */
package org.tcpp.parent;
