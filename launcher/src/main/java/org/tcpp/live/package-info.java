/** How runs stand, over the whole screen of a terminal while they last. */
package org.tcpp.live;
