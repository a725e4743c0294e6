/** What this machine is, and what it allows. */
package org.tcpp.host;
