/** Launcher to launcher. */
package org.tcpp.control;
