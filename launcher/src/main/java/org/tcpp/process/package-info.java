/** The worker processes: their command, start, pumps, barrier and end. */
package org.tcpp.process;
