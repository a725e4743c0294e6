/** What the operating system says of itself and of its limits. */
package org.tcpp.host;
