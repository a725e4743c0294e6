package org.tcpp.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tcpp.cli.Given;
import org.tcpp.cli.UsageError;
import org.tcpp.message.ExitStatus;
import org.tcpp.result.MainFigure;
import org.tcpp.result.Summary;

/**
 * Two samples, what differs between them, and what their figures allow to say.
 *
 * @param question what was asked
 * @param figure the figure that the verdict is about
 * @param a the runs of A that have it
 * @param b the runs of B that have it
 * @param ratio of B to A
 * @param differences conditions that differ, and may be the reason
 * @param remarks what should be known before anybody believes it, a sentence each
 * @param others figures beside it
 */
public record Comparison(Question question, String figure, Sample a, Sample b, Ratio ratio,
        List<Difference> differences, List<String> remarks, List<Figures.Explored> others) {

    /**
     * Reads the files that stand on a command line, and compares them. Throws {@link UsageError} if there is no
     * figure to compare, and {@link org.tcpp.report.InputError} with the first file that cannot be read.
     */
    public static Comparison of(Given given) {
        return of(Question.of(given), Sample.read("A", given.bare()), Sample.read("B", given.behind()));
    }

    static Comparison of(Question question, Sample allOfA, Sample allOfB) {
        List<String> remarks = new ArrayList<>();
        Sample a = question.onlyComplete() ? complete(allOfA, remarks) : allOfA;
        Sample b = question.onlyComplete() ? complete(allOfB, remarks) : allOfB;
        refuseSharedRuns(a, b);
        String figure = question.figure() == null ? primary(a, b) : question.figure();
        Sample measuredA = measured(a, figure, remarks);
        Sample measuredB = measured(b, figure, remarks);
        check(question, figure, measuredA, measuredB);
        order(measuredA, measuredB, remarks);
        Ratio ratio = Ratio.of(measuredA.figures(figure), measuredB.figures(figure));
        findings(measuredA, remarks);
        findings(measuredB, remarks);
        return new Comparison(question, figure, measuredA, measuredB, ratio, Difference.between(a, b), remarks,
                Figures.explore(measuredA, measuredB, figure));
    }

    Sense sense() {
        return Sense.of(figure);
    }

    Judgement judgement() {
        double runs = 2.0 / (1.0 / a.runs().size() + 1.0 / b.runs().size());
        return Judgement.of(ratio, sense(), question.sameWithin(), runs);
    }

    Gate gate() {
        return Gate.of(ratio, sense(), question.tolerated());
    }

    /** The exit status: 0; 11 if B is so much worse that it must not pass; 12 if that, or anything, cannot be told. */
    public int status() {
        ExitStatus status = judgement().outcome() == Judgement.Outcome.TOO_FEW
                ? ExitStatus.UNCLEAR
                : gate().status();
        return status == ExitStatus.UNCLEAR && question.unclearPasses() ? 0 : status.code();
    }

    private static void check(Question question, String figure, Sample a, Sample b) {
        if ((long) a.runs().size() * b.runs().size() > MannWhitney.MOST_PAIRS) {
            throw new UsageError("compare: more than " + MannWhitney.MOST_PAIRS + " pairs of runs are too many");
        }
        if (question.tolerated() > 0 && Sense.of(figure) == Sense.QUANTITY) {
            throw new UsageError("--fail-if-slower: " + figure + " is neither a rate nor a time, a cost or fairness");
        }
    }

    private static String primary(Sample a, Sample b) {
        return MainFigure.NAMES.stream().filter(name -> a.hasQuotients(name) && b.hasQuotients(name)).findFirst()
                .orElseThrow(() -> new UsageError("compare: not every run has " + MainFigure.NAMES.getLast()
                        + "; name another with --figure, or leave out runs that failed with --only-complete"));
    }

    private static Sample complete(Sample all, List<String> remarks) {
        Sample complete = all.complete();
        int rest = all.runs().size() - complete.runs().size();
        if (rest > 0) {
            remarks.add(rest + " of " + all.runs().size() + " runs of " + all.name()
                    + " are not complete and left out, as asked for");
        }
        return complete;
    }

    private static void refuseSharedRuns(Sample a, Sample b) {
        Set<Summary> ofA = new HashSet<>();
        a.runs().forEach(run -> ofA.add(run.summary()));
        b.runs().stream().filter(run -> ofA.contains(run.summary())).findFirst().ifPresent(run -> {
            throw new UsageError("compare: " + run.source() + " is a run of A and of B");
        });
    }

    /** The runs that have the figure. */
    private static Sample measured(Sample all, String figure, List<String> remarks) {
        Sample measured = new Sample(all.name(),
                all.runs().stream().filter(run -> run.figure(figure) != null).toList());
        if (measured.runs().isEmpty()) {
            throw new UsageError("--figure " + figure + ": no run of " + all.name() + " has it");
        }
        if (!measured.hasQuotients(figure)) {
            throw new UsageError("--figure " + figure + ": it is " + minimum(measured, figure) + " in a run of "
                    + all.name() + ", so there is no ratio");
        }
        int rest = all.runs().size() - measured.runs().size();
        if (rest > 0) {
            remarks.add(rest + " of " + all.runs().size() + " runs of " + all.name() + " have no " + figure
                    + " and are left out: what is left may be the lucky ones");
        }
        return measured;
    }

    private static String minimum(Sample sample, String figure) {
        double least = Arrays.stream(sample.figures(figure)).min().orElseThrow();
        return least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least);
    }

    private static void order(Sample a, Sample b, List<String> remarks) {
        boolean first = a.runs().getLast().started().compareTo(b.runs().getFirst().started()) < 0;
        boolean last = b.runs().getLast().started().compareTo(a.runs().getFirst().started()) < 0;
        if ((first || last) && a.runs().size() + b.runs().size() > 2) {
            remarks.add("all of " + (first ? "A ran before all of B" : "B ran before all of A")
                    + ": a drift of the hosts would look like a difference");
        }
        for (Sample sample : List.of(a, b)) {
            if (!Difference.isKnown(sample)) {
                remarks.add(
                        "of " + sample.name() + " only summaries are known, so what differs is not: the whole results"
                                + " of its runs are not beside the file");
            }
        }
    }

    private static void findings(Sample sample, List<String> remarks) {
        Map<String, Long> counts = sample.runs().stream().flatMap(run -> run.findings().stream())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        if (!counts.isEmpty()) {
            remarks.add("found in runs of " + sample.name() + ": " + counts.entrySet()
                    .stream()
                    .map(count -> count.getKey() + " in " + count.getValue() + " of " + sample.runs().size())
                    .collect(Collectors.joining(", ")));
        }
    }
}
