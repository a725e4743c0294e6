/** What Linux tells by system calls: of an interface by SIOCETHTOOL and rtnetlink, of sockets by sock_diag. */
package org.tcpp.nic;
