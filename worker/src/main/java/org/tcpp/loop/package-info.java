/** The event loop. What a client and a server do in it is their own packages' matter. */
package org.tcpp.loop;
