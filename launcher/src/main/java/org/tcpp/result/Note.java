package org.tcpp.result;

/**
 * Something that a reader of the figures should know: why one is null, or what limits what it says.
 *
 * @param about the field, as a path in the result; {@code run} if it is about all of it
 * @param text one sentence
 */
public record Note(String about, String text) {
}
