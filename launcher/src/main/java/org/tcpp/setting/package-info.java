/** How a host is set up: what of its kernel, processors, interface and TCP decides how fast a run can be. */
package org.tcpp.setting;
