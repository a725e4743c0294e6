/** Addresses and names of hosts: how they are written, and what they stand for. */
package org.tcpp.address;
