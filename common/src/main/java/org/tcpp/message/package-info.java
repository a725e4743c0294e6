/** What launcher and worker say to each other, and the codec of its lines. */
package org.tcpp.message;
