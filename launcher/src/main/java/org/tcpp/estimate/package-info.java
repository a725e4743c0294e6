/** From what workers report to figures. */
package org.tcpp.estimate;
