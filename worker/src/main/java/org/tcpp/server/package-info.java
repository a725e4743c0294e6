/** What a server does in the loop: takes connections, finds the run of each, and serves any number of runs at once. */
package org.tcpp.server;
