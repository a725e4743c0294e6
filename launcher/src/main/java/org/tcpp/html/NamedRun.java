package org.tcpp.html;

import org.tcpp.result.Summary;

/**
 * A run among others.
 *
 * @param name what it is called, such as its file
 * @param summary its figures
 */
record NamedRun(String name, Summary summary) {

    /** A figure, or null. */
    Number number(String figure) {
        return (Number) summary.values().get(figure);
    }
}
