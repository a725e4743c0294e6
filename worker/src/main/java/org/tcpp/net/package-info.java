/** The seam to the operating system's sockets, and the sibling behind it that runs everywhere: java.nio. */
package org.tcpp.net;
