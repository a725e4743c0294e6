/** The bytes with which a data connection opens. */
package org.tcpp.wire;
