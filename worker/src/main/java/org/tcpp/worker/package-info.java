/** The worker process, put together. */
package org.tcpp.worker;
