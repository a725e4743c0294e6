/** What Linux tells of a network interface by system calls: SIOCETHTOOL, and queueing disciplines by rtnetlink. */
package org.tcpp.nic;
