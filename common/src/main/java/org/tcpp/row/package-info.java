/** What one end tells of each of its connections, one by one, and how that crosses a pipe. */
package org.tcpp.row;
