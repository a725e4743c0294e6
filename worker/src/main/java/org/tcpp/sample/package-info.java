/** What a worker counts, and when. */
package org.tcpp.sample;
