/** The worker process: puts its parts together and runs them. */
package org.tcpp.worker;
