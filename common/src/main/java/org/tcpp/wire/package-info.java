/** The first twelve bytes of a data connection: the original's header, and the preamble of a controlled run. */
package org.tcpp.wire;
