/** The Linux sibling of Net: epoll, through foreign functions. */
package org.tcpp.net.linux;
