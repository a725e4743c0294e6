/** What a client does in the loop: opens connections, as many at a time as it may, run after run. */
package org.tcpp.client;
