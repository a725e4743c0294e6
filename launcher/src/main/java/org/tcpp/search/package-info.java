/** The largest load that a server carries within limits: which trials to make, what they show. */
package org.tcpp.search;
