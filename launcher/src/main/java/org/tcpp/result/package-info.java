/** Everything that a face may show, as one tree of values. */
package org.tcpp.result;
