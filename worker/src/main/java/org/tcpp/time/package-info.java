/** The monotonic clock and what hangs on it: timers, pauses of the process, and waiting before another try. */
package org.tcpp.time;
