package org.tcpp.mesh;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.tcpp.result.FailureView;
import org.tcpp.result.Finding;
import org.tcpp.result.HistogramView;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.result.RunView;
import org.tcpp.result.Summary;
import org.tcpp.result.Verdict;

/**
 * Everything that a face may show of one test over many hosts, as one tree; names, order and units of its fields are
 * those of the JSON form ({@code docs/mesh.schema.json}). Each pair has a whole result of its own beside it. Immutable.
 *
 * @param schema {@link #SCHEMA}
 * @param judgement what became of it
 * @param run which run
 * @param plan every option in force
 * @param summary the figures, one flat row
 * @param figures the figures, in full
 * @param faults what went wrong, or might mislead
 * @param tables rows of what was seen
 */
public record MeshResult(String schema, @JsonUnwrapped Result.Judgement judgement, RunView run, MeshPlanView plan,
        Summary summary, @JsonUnwrapped Figures figures, @JsonUnwrapped Faults faults, @JsonUnwrapped Tables tables) {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-mesh/1";

    /**
     * The figures, in full.
     *
     * @param start how far apart pairs began
     * @param sums what all pairs moved in the window in which all of them ran, a row for each round
     * @param fairness how evenly pairs were served
     * @param latencies distributions of times over all pairs
     */
    public record Figures(MeshStart start, List<MeshSum> sums, MeshFairness fairness, List<LatencyView> latencies) {
    }

    /**
     * What went wrong, or might mislead.
     *
     * @param failures failed connections by host and kind
     * @param findings what should be known before a figure is quoted
     */
    public record Faults(List<HostFailure> failures, List<Finding> findings) {
    }

    /**
     * Rows of what was seen.
     *
     * @param hosts one row each
     * @param pairs one row each, in the order of the plan
     * @param intervals what happened when, over all pairs
     * @param histograms whole distributions over all pairs, encoded
     * @param notes why a figure is null, warnings, limits of what this says
     */
    public record Tables(List<MeshHost> hosts, List<MeshPair> pairs, List<MeshInterval> intervals,
            List<HistogramView> histograms, List<Note> notes) {
    }

    /** What became of it, in one word. */
    public Verdict verdict() {
        return judgement.verdict();
    }

    /** Why it is not complete; empty if it is. */
    public List<String> verdictReasons() {
        return judgement.verdictReasons();
    }

    /** The clients' side, {@code sender} or {@code receiver}: they are who connects and waits. */
    public String clientSide() {
        return FailureView.clientSide(plan.each().workload().exchanged().exchange());
    }

    /** Whether of any pair more is known than why it has no result. */
    public boolean hasFigures() {
        return tables.pairs().stream().anyMatch(pair -> pair.state().verdict() != null);
    }
}
