package org.tcpp.cli;

/** The headings under which help and the manual group the options, in their order. */
public enum Topic {
    // @formatter:off: a table
    TOOL("Options"),
    MODE("What to be"),
    HOSTS("Many hosts"),
    WORK("What to do"),
    ADDRESS("Addresses and ports"),
    OUTPUT("What to show and write"),
    SERVING("Serving"),
    MEASURING("Measuring"),
    CONTROL("Control connection"),
    TUNING("How the workers do it"),
    HELP("Help");
    // @formatter:on

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    /** For a person. */
    public String heading() {
        return heading;
    }
}
