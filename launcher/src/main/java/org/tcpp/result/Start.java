package org.tcpp.result;

import org.tcpp.plan.RunSpec;

/**
 * What can be told of a run before it has begun.
 *
 * @param schema form of the whole result
 * @param run which run
 * @param plan every option in force
 */
public record Start(String schema, RunView run, PlanView plan) {

    /** Composes it. */
    public static Start of(RunFacts facts, RunSpec plan) {
        return new Start(Result.SCHEMA, RunView.of(facts), PlanView.of(plan, facts.allowed()));
    }
}
