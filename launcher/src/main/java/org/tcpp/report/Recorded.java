package org.tcpp.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tcpp.mesh.MeshResult;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;
import org.tcpp.search.SearchResult;

/** What a file that tcpp has written holds. */
public sealed interface Recorded {

    /**
     * A run.
     *
     * @param result all of it
     */
    record Run(Result result) implements Recorded {
    }

    /**
     * Several runs of one plan.
     *
     * @param trials their summaries
     * @param run the whole result of one of them, counted from 1; empty where it is not to be had
     */
    record Series(Trials trials, IntFunction<Optional<Result>> run) implements Recorded {

        private static final IntFunction<Optional<Result>> NOWHERE = _ -> Optional.empty();

        /** Without the whole result of any of them. */
        public Series(Trials trials) {
            this(trials, NOWHERE);
        }

        /** The same with whole results of the files that lie beside that one, where nobody took them away. */
        public Series beside(Path file) {
            return new Series(trials, trial -> TrialFile.run(file, trial, trials.runs().get(trial - 1))
                    .map(whole -> whole instanceof Run(Result result) ? result : null));
        }

        /** The same, whose whole results are read now and kept. */
        public Series inMemory() {
            List<Optional<Result>> runs = IntStream.rangeClosed(1, trials.trials()).mapToObj(run).toList();
            return new Series(trials, trial -> runs.get(trial - 1));
        }
    }

    /**
     * A run of many hosts.
     *
     * @param result all of it
     */
    record Mesh(MeshResult result) implements Recorded {
    }

    /**
     * A search.
     *
     * @param result all of it
     */
    record Search(SearchResult result) implements Recorded {
    }
}
