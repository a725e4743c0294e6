/** The worker processes, from their command line to their end. */
package org.tcpp.process;
