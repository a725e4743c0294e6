/** One run on many hosts: what happened on the lines to them goes in, what is to be done comes out. */
package org.tcpp.conduct;
