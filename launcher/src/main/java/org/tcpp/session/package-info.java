/** A run as a state machine: what happened goes in, what is to be done comes out; no clock, process or socket. */
package org.tcpp.session;
