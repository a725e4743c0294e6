/** Whether a host, and the way to another, are fit for a run: one list of checks, each with what was read and why. */
package org.tcpp.doctor;
