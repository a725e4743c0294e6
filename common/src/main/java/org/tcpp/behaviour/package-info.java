/** Which connections of a run do not do what was agreed for all, and what they do: drawn alike at both ends. */
package org.tcpp.behaviour;
