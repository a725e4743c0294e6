/** Text from elsewhere, made fit for a person's eyes. */
package org.tcpp.text;
