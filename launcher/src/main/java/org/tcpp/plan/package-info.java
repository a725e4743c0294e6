/** What one command is to do, checked and immutable. */
package org.tcpp.plan;
