/** Everything that a run found out, in the shape in which it is shown. */
package org.tcpp.result;
