package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tcpp.report.ResultFiles;

/**
 * A run of tcpp that is over.
 *
 * @param status its exit status as a shell sees it: 128 and the signal's number if one killed it
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 * @param json where it was told to write its result, or null
 */
record Ended(int status, String out, String err, Path json) {

    /** The result; fails unless it is whole, valid by the schema, and adds up. */
    JsonNode result() {
        return ResultFiles.readValid(json);
    }

    /** The result's summary. */
    JsonNode summary() {
        return result().get("summary");
    }

    /** Lines of standard error. */
    List<String> errLines() {
        return err.lines().toList();
    }

    /** The failures of a result that one side saw. */
    static List<JsonNode> failures(JsonNode result, String side) {
        return stream(result.get("failures")).filter(kind -> kind.get("side").textValue().equals(side)).toList();
    }

    /** The same in short: {@code receive reset 1}, sorted. */
    static List<String> kinds(JsonNode result, String side) {
        return failures(result, side).stream()
                .map(kind -> kind.get("phase").textValue() + " " + kind.get("cause").textValue() + " "
                        + kind.get("count").longValue())
                .sorted()
                .toList();
    }

    /** The worker's record, in its latest incarnation. */
    static JsonNode worker(JsonNode result, String role, int number) {
        return stream(result.get("workers"))
                .filter(worker -> worker.get("role").textValue().equals(role)
                        && worker.get("number").intValue() == number)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
