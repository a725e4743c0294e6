/** Starting processes of any kind. */
package org.tcpp.spawn;
