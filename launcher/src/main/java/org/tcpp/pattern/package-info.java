/** Many hosts: how they are written, and which of them exchange data with which, and when. */
package org.tcpp.pattern;
