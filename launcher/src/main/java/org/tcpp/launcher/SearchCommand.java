package org.tcpp.launcher;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpp.cli.Given;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.host.Build;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.report.SearchCsv;
import org.tcpp.report.SearchText;
import org.tcpp.result.Verdict;
import org.tcpp.search.Demand;
import org.tcpp.search.LoadRange;
import org.tcpp.search.Purpose;
import org.tcpp.search.SearchFigure;
import org.tcpp.search.SearchLog;
import org.tcpp.search.SearchOrigin;
import org.tcpp.search.SearchResult;
import org.tcpp.search.SearchSpec;

/**
 * {@code tcpp search}: makes trials until no other would say more, then asks for too much, and for less. One thread.
 */
final class SearchCommand {

    /** What its runs are part of. */
    static final String SERIES = "a search";
    /** What the words of a trial are taken for before it is known how many share a load. */
    private static final SearchFigure.Shares ANY = new SearchFigure.Shares(1, 1);
    /** So often nothing at all may come of a trial before the server counts as gone. */
    private static final int MOST_FAILED = 2;
    private static final long RECOVERY_NS = 60_000_000_000L;

    private final Given given;
    private final Console console;
    private final SearchSpec spec;
    private final SearchFigure.Shares shares;
    private final PreparedRun first;
    private final SearchLog log;
    private final SearchCsv csv = new SearchCsv();
    private SearchOutputs outputs;
    private int failed;
    private int failedStatus;

    SearchCommand(Given given, List<String> words, Console console) {
        this.given = given;
        this.console = console;
        spec = SearchSpec.of(given);
        SearchRunner.hooks(given).check(Set.of(SearchRunner.LOAD));
        Demand any = new Demand(spec.range(ANY).lowest(), spec.lookNs());
        Options options = PreparedRun.unchecked(spec.line(any, ANY), SERIES).invocation().options();
        if (options.mode() == Mode.MESH) {
            throw new UsageError("what stands behind -- has to be a run of one pair, not of many hosts");
        }
        spec.check(options);
        shares = new SearchFigure.Shares(options.placement().processes(), options.workload().atOnce());
        LoadRange range = spec.range(shares);
        log = new SearchLog(spec, range, origin(words));
        first = PreparedRun.of(spec.line(log.next().orElseThrow(), shares), SERIES);
    }

    private static SearchOrigin origin(List<String> words) {
        Build build = Build.read();
        return new SearchOrigin(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(), words, build.version(),
                build.commit(), System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /** Does it; the exit status. */
    int run() throws OutputError {
        console.follow(first.invocation().options());
        outputs = SearchOutputs.open(given, first.invocation().options().output().files().inputs(), console);
        if (given.has(ToolOption.SEARCH_DRY_RUN)) {
            console.print(SearchText.dryRun(spec, spec.range(shares), log.next().orElseThrow(),
                    spec.line(log.next().orElseThrow(), shares)));
            return ExitStatus.COMPLETE.code();
        }
        outputs.begin(log.result(), csv);
        Signals signals = Signals.listen(console::restoration);
        signals.hurry(console);
        RestPause rest = new RestPause(console, signals, first.planned().plan(), spec.restNs());
        try (SearchRunner runner = new SearchRunner(given, console, signals, spec, shares, rest)) {
            if (search(runner) && (log.overload().isEmpty() || afterwards(runner))) {
                log.end();
            }
        }
        if (signals.received()) {
            log.endEarly(Verdict.INTERRUPTED, "ended early by " + signals.name());
        }
        return tell(signals);
    }

    /** True if it came to its end. */
    private boolean search(SearchRunner runner) throws OutputError {
        for (Optional<Demand> next = log.next(); next.isPresent(); next = log.next()) {
            if (!trial(runner, Purpose.SEARCH, next.get(), true)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A fifth too much, and then, without any rest, a fifth less than what is carried, where there is less, until that
     * is carried again. True if it came to its end.
     */
    private boolean afterwards(SearchRunner runner) throws OutputError {
        if (!trial(runner, Purpose.OVERLOAD, new Demand(log.overload().orElseThrow(), spec.goal().trialNs()), true)) {
            return false;
        }
        Optional<Long> less = log.recovery();
        if (less.isEmpty()) {
            return true;
        }
        long endedNs = System.nanoTime();
        for (long beganNs = endedNs; beganNs - endedNs < RECOVERY_NS; beganNs = System.nanoTime()) {
            if (!trial(runner, Purpose.RECOVERY, new Demand(less.get(), spec.lookNs()), false)) {
                return false;
            }
            if (log.lastIsGood()) {
                log.recovered(beganNs - endedNs);
                return true;
            }
        }
        return true;
    }

    /** Makes one; false if no other can follow. */
    private boolean trial(SearchRunner runner, Purpose purpose, Demand demand, boolean rests) throws OutputError {
        SearchRunner.Done done = runner.trial(purpose, demand, rests);
        if (done.view() == null) {
            log.endEarly(Verdict.FAILED, "a trial could not begin: its --before failed");
            return false;
        }
        log.add(demand, done.view());
        csv.add(done.view(), done.result());
        outputs.goOn(log.result(), csv);
        console.say(SearchText.progress(done.view(), spec.figure()));
        if (done.is(Verdict.DAMAGED)) {
            log.damaged();
        }
        // a refusal is an answer, unless it is the first
        boolean refused = done.status() == ExitStatus.REFUSED.code();
        failed = done.is(Verdict.FAILED) && !(refused && log.size() > 1) ? failed + 1 : 0;
        if (failed == MOST_FAILED || failed > 0 && log.size() == failed) {
            failedStatus = done.status();
            log.forget(failed);
            log.endEarly(Verdict.FAILED, String.join("; ", done.view().reasons()));
            return false;
        }
        return true;
    }

    private int tell(Signals signals) {
        SearchResult result = log.result();
        if (!outputs.finish(result, csv)) {
            return ExitStatus.CANNOT_CREATE.code();
        }
        return switch (result.verdict()) {
            case COMPLETE -> ExitStatus.COMPLETE.code();
            case DEGRADED -> ExitStatus.DEGRADED.code();
            case DAMAGED -> ExitStatus.DAMAGED.code();
            case INTERRUPTED -> signals.status();
            case FAILED -> failedStatus == 0 ? ExitStatus.UNAVAILABLE.code() : failedStatus;
        };
    }
}
