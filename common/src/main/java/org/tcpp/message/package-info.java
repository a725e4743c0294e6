/** What crosses the pipes between the launcher and its workers: one JSON object a line, in both directions. */
package org.tcpp.message;
