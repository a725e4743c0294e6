package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;

/** The first things that workers wanted a person to know, in order, and how many more there were. One thread. */
final class Notices {

    private static final int MOST = 100;

    private final List<Tally.Notice> first = new ArrayList<>();
    private long leftOut;

    void add(Tally.Notice notice) {
        if (first.size() < MOST) {
            first.add(notice);
        } else {
            leftOut++;
        }
    }

    List<Tally.Notice> first() {
        return List.copyOf(first);
    }

    long leftOut() {
        return leftOut;
    }
}
