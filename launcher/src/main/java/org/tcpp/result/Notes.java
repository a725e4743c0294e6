package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.estimate.Figure;

/** Collects notes while a result is composed. */
final class Notes {

    private final List<Note> notes = new ArrayList<>();

    void add(String about, String text) {
        notes.add(new Note(about, text));
    }

    /** The figure, or null and a note that says why. */
    <T> T valueOf(String about, Figure<T> figure) {
        if (!figure.known()) {
            add(about, figure.reason());
        }
        return figure.value();
    }

    List<Note> list() {
        return List.copyOf(notes);
    }
}
