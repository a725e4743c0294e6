package org.tcpp.sweep;

import java.util.Map;
import java.util.Optional;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.Recorded;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Verdict;

/**
 * What a sweep has to know of a run, or of one of many hosts.
 *
 * @param verdict what became of it
 * @param summary its figures
 * @param labels by which the user finds it again
 */
public record Measured(Verdict verdict, Summary summary, Map<String, String> labels) {

    /** Of a run. */
    public static Measured of(Result result) {
        return new Measured(result.verdict(), result.summary(), result.run().labels());
    }

    /** Of a run of many hosts. */
    public static Measured of(MeshResult result) {
        return new Measured(result.verdict(), result.summary(), result.run().labels());
    }

    /** Of what a file holds, if that is one of these. */
    public static Optional<Measured> of(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Run run -> Optional.of(of(run.result()));
            case Recorded.Mesh mesh -> Optional.of(of(mesh.result()));
            case Recorded.Series _ -> Optional.empty();
            case Recorded.Search _ -> Optional.empty();
        };
    }
}
