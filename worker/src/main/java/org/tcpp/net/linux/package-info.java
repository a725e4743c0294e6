/** The seam's Linux side: epoll, socket addresses and struct layouts. */
package org.tcpp.net.linux;
