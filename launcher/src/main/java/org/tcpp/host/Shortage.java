package org.tcpp.host;

/**
 * A limit of this host that a run would reach.
 *
 * @param severity whether to start all the same
 * @param limit the limit in a few words
 * @param have what it is
 * @param need what the run needs at least
 * @param sentence all of this for a person, and how to raise the limit on Linux and on FreeBSD
 */
public record Shortage(Severity severity, String limit, long have, long need, String sentence) {

    /** How bad it is. */
    public enum Severity {
        /** The run cannot do what was asked. */
        REFUSE,
        /** It can, but the limit may show in the figures. */
        WARN
    }
}
