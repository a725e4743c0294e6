/** Connections under way: what is known of each, and the state machine that moves them, the same at both ends. */
package org.tcpp.flow;
