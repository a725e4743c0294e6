/** The faces of a result; the only place that divides for display. */
package org.tcpp.report;
