/** Other hosts: how they are reached, what is carried there, and what is said to the agent on each. */
package org.tcpp.reach;
