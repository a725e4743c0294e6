package org.tcpp.result;

/**
 * Something about the run that a user should act on or know before quoting its figures.
 *
 * @param name a stable word for programs: {@code sent_not_received}, {@code worker_busy}, …
 * @param value the quantity it is about, or null
 * @param unit the unit of that, or null
 * @param text one sentence
 */
public record Finding(String name, Long value, String unit, String text) {
}
