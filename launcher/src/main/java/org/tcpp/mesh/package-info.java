/** The result of many hosts: pairs laid on one axis of time, added up over the window that they have in common. */
package org.tcpp.mesh;
