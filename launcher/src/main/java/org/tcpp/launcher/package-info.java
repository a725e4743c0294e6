/** The command, put together. */
package org.tcpp.launcher;
