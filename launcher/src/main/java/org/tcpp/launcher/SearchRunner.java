package org.tcpp.launcher;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.control.Secret;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.Outputs;
import org.tcpp.result.Decimals;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;
import org.tcpp.search.Demand;
import org.tcpp.search.Graded;
import org.tcpp.search.Purpose;
import org.tcpp.search.SearchFigure;
import org.tcpp.search.SearchSpec;
import org.tcpp.search.TrialView;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Hooks;

/** Does single trials of a search, on the workers of the one before. One thread. */
final class SearchRunner implements AutoCloseable {

    static final String LOAD = "load";

    private final Given given;
    private final Console console;
    private final Signals signals;
    private final SearchSpec spec;
    private final SearchFigure.Shares shares;
    private final RestPause rest;
    private final HookRunner runner;
    private final Conductor conductor;
    private final long beganNs = System.nanoTime();
    private int trials;

    SearchRunner(Given given, Console console, Signals signals, SearchSpec spec, SearchFigure.Shares shares,
            RestPause rest) {
        this.given = given;
        this.console = console;
        this.signals = signals;
        this.spec = spec;
        this.shares = shares;
        this.rest = rest;
        runner = new HookRunner(console, signals);
        conductor = new Conductor(console, signals);
    }

    /**
     * A trial that is over.
     *
     * @param view what came of it; null where it was interrupted, or could not begin
     * @param result of its run; null where there was none
     * @param status the exit status that its run would have had
     */
    record Done(TrialView view, Result result, int status) {

        static final Done NOT = new Done(null, null, 0);

        boolean is(Verdict verdict) {
            return result != null && result.verdict() == verdict;
        }
    }

    /**
     * Makes one.
     *
     * @param rests whether it waits first until the host is as it was before all trials
     */
    Done trial(Purpose purpose, Demand demand, boolean rests) throws OutputError {
        RestPause.Rested rested = rests ? rest.await() : new RestPause.Rested(0, null);
        Cell cell = new Cell(trials + 1, Map.of(LOAD, Long.toString(demand.load())));
        return runner.around(hooks(given), cell, () -> conduct(purpose, demand, rested)).orElse(Done.NOT);
    }

    /** What the user wants done around each trial. */
    static Hooks hooks(Given given) {
        return new Hooks(given.texts(ToolOption.SEARCH_BEFORE), given.texts(ToolOption.SEARCH_AFTER));
    }

    private Done conduct(Purpose purpose, Demand demand, RestPause.Rested rested) throws OutputError {
        BigDecimal began = Decimals.seconds(System.nanoTime() - beganNs);
        PreparedRun run = PreparedRun.unchecked(spec.line(demand, shares), SearchCommand.SERIES);
        TrialView.Offer offer = new TrialView.Offer(demand.load(), Decimals.seconds(demand.durationNs()), began,
                Decimals.seconds(rested.ns()), rested.left());
        List<String> refusals = run.preflight().refusals();
        if (!refusals.isEmpty()) {
            trials++;
            return new Done(TrialView.of(trials, purpose, offer, Graded.refused(refusals.getFirst())),
                    null, 0);
        }
        Invocation invocation = run.invocation();
        Secret secret = Secrets.read(invocation.options());
        try (Outputs outputs = Outputs.open(invocation.options(), run.planned().plan(), console)) {
            Outcome outcome = conductor.run(new Assignment(invocation, run.planned(), outputs, secret,
                    Assignment.Reuse.of(given.has(ToolOption.SEARCH_FRESH_WORKERS))));
            outputs.finish(outcome.status());
            Result result = outcome.result();
            if (result.verdict() == Verdict.INTERRUPTED) {
                return new Done(null, result, outcome.status());
            }
            trials++;
            Graded graded = Graded.of(spec.figure(), spec.limits(), demand.load(), result);
            return new Done(TrialView.of(trials, purpose, offer, graded), result, outcome.status());
        }
    }

    @Override
    public void close() {
        conductor.tidyUp();
        conductor.close();
    }
}
