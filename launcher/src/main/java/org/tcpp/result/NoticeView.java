package org.tcpp.result;

/**
 * Something that a worker wanted a person to know.
 *
 * @param role the worker's role
 * @param worker its number
 * @param text one line
 */
public record NoticeView(String role, int worker, String text) {
}
