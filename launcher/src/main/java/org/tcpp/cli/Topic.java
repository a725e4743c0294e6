package org.tcpp.cli;

/** What an option is about; the headings of --help. */
enum Topic {
    ROLE("Role, one of"), LOAD("Load"), WHERE("Addresses"), OUTPUT("Output"), HOW("Manner"), OTHER("Other");

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
