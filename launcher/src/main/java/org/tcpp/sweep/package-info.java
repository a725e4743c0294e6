/** Many runs that differ in what is varied on purpose: which, in which order, and what is left of them to do. */
package org.tcpp.sweep;
