/** How launchers talk to each other. */
package org.tcpp.control;
