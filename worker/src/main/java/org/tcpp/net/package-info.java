/** The one seam between the event loop and the operating system. */
package org.tcpp.net;
