package org.tcpp.report;

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
     */
    record Series(Trials trials) implements Recorded {
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
