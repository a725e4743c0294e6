/** Whether the runs of one kind give another figure than those of another, and how sure that is. */
package org.tcpp.compare;
