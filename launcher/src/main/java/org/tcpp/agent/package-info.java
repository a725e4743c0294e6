/** Whoever has workers: this host, or another one behind a control connection. */
package org.tcpp.agent;
