/** How many bytes each connection carries: a pure function of the mix, the seed and the connection's index. */
package org.tcpp.size;
