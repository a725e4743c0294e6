/** The faces of a result: text, JSON, CSV and HTML. */
package org.tcpp.report;
