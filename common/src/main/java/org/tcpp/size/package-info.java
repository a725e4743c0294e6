/** How many bytes a connection carries. */
package org.tcpp.size;
