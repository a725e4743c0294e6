/**
 * What streams are made of when they are verified: every byte follows from run, connection, direction and position. No
 * sockets, nothing allocated while bytes are written and checked.
 */
package org.tcpp.payload;
