/** What a worker counts, and when it cuts what it counted into intervals. */
package org.tcpp.sample;
