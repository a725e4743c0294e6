package org.tcpp.doctor;

import java.util.Locale;

/** What a run is to find out, which decides how a host should be set up for it. */
public enum Purpose {
    /** How many bytes a second. */
    THROUGHPUT,
    /** How long one has to wait. */
    LATENCY,
    /** How many connections a second. */
    CONNECTIONS;

    /** {@code throughput}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a word; throws {@link IllegalArgumentException} that says which there are. */
    public static Purpose of(String word) {
        for (Purpose purpose : values()) {
            if (purpose.word().equals(word)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("allowed are throughput, latency and connections");
    }
}
