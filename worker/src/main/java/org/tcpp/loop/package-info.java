/** The event loop, and what a client and a server do in it. */
package org.tcpp.loop;
