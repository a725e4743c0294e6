/** System calls as typed methods, with their error numbers. */
package org.tcpp.libc;
