/** How a worker talks to the launcher that started it. */
package org.tcpp.parent;
