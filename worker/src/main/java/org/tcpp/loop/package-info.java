/** The turn of the event loop and the connections that it serves. */
package org.tcpp.loop;
