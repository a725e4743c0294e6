/** The composition root: Main and the runs. */
package org.tcpp.launcher;
