/** The packaged program, exercised as its users do: real processes, real sockets, signals, and the files it writes. */
package org.tcpp.it;
