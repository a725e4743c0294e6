package org.tcpp.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.PairOutcome;
import org.tcpp.report.JsonReport;

/**
 * Where one run of many hosts goes: the result of each pair into a folder beside that of all, as it comes, and at the
 * end that of all. One thread.
 */
public final class MeshOutput {

    private final ResultSink results;
    private final ResultWriter writer;
    private final Place place;
    private final Consumer<String> told;
    private int unwritten;
    private String firstFailure;

    /**
     * Which run.
     *
     * @param id how people call it
     * @param trial its number among several, from 1; 0: it is alone
     * @param rounds in which pairs meet
     */
    public record Place(String id, int trial, int rounds) {
    }

    MeshOutput(ResultSink results, ResultWriter writer, Place place, Consumer<String> told) {
        this.results = results;
        this.writer = writer;
        this.place = place;
        this.told = told;
    }

    /** A pair is over: its result goes beside that of all, if files were asked for. */
    public void add(PairOutcome outcome) {
        if (results == null || results.isStandardOutput() || outcome.result() == null) {
            return;
        }
        try {
            writer.within(() -> results.write(outcome, place));
        } catch (IOException e) {
            unwritten++;
            if (firstFailure == null) {
                firstFailure = Reason.cannotBeWritten(e);
                told.accept(writer.jsonName() + ": a pair's result" + firstFailure + "; the run goes on");
            }
        }
    }

    ResultWriter.Written end(MeshResult result) {
        List<String> failures = new ArrayList<>();
        if (unwritten > 0) {
            failures.add(writer.jsonName() + ": " + unwritten + " of the pairs' results are not there, the first"
                    + firstFailure);
        }
        boolean safe = writer.write(result, place, failures);
        return new ResultWriter.Written(failures, safe ? null : () -> JsonReport.text(result));
    }
}
