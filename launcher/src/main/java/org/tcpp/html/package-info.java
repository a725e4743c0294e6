/** Results as pages for a browser: one file each, with charts, complete without scripts, styles or a network. */
package org.tcpp.html;
