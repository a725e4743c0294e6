/** Connections that misbehave by a plan: what each end does, how that may end, and how it ended. */
package org.tcpp.chaos;
