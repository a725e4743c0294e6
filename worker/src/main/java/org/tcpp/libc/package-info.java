/** The C library: one typed method per system call, outcomes as numbers, errno captured in the same call. */
package org.tcpp.libc;
