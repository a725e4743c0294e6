package org.tcpp.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Options;

/**
 * What the user said, and what was seen before anything began; the same for all runs of one command.
 *
 * @param options what was asked for
 * @param words the words of the command
 * @param warnings what may limit its runs, a sentence each
 */
record Invocation(Options options, List<String> words, List<String> warnings) {

    /** The user's labels, in the order given. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        options.output().labels().forEach(label -> labels.put(label.key(), label.value()));
        return labels;
    }
}
