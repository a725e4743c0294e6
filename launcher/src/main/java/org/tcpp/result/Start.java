package org.tcpp.result;

import org.tcpp.plan.RunPlan;

/**
 * What can be told of a run before it has begun.
 *
 * @param schema form of the whole result
 * @param run which run
 * @param plan every option in force
 */
public record Start(String schema, RunView run, PlanView plan) {

    /**
     * Composes it.
     *
     * @param omitNs the steady window starts no earlier than this after the first connection attempt
     */
    public static Start of(RunFacts facts, RunPlan plan, long omitNs) {
        return new Start(Result.SCHEMA, RunView.of(facts), PlanView.of(plan, omitNs, facts.allowed()));
    }
}
