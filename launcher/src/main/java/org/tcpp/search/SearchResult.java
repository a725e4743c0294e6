package org.tcpp.search;

import java.util.List;
import org.tcpp.result.Verdict;

/**
 * A search, over or not, as one tree; names, order and units of its fields are those of the JSON form
 * ({@code docs/search.schema.json}). Immutable.
 *
 * @param schema {@link #SCHEMA}
 * @param verdict what became of it, in one word
 * @param verdictReasons why it is not complete; empty if it is
 * @param origin where it comes from
 * @param plan what was searched for
 * @param answer what was found
 * @param loads what was tried, rising
 * @param trials all of them, in the order in which they were made
 */
public record SearchResult(String schema, Verdict verdict, List<String> verdictReasons, SearchOrigin origin,
        SearchPlan plan, Answer answer, List<LoadView> loads, List<TrialView> trials) {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-search/1";
}
