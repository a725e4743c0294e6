/** From what the workers counted to the figures. */
package org.tcpp.estimate;
