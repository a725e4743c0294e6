/** What is done to a host or to a network while a run lasts: which commands, when, and how they ended. */
package org.tcpp.disturb;
