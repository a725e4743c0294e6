/**
 * What happened to bytes that are not those that were sent: found, located, classified and counted. Slow, and used only
 * where there is a difference.
 */
package org.tcpp.integrity;
