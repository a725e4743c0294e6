/** A row for each connection: what both ends told of it, joined by its index, in files of CSV or JSON lines. */
package org.tcpp.connection;
