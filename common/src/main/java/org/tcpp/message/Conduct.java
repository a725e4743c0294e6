package org.tcpp.message;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.behaviour.Behaviour;

/**
 * How the connections of one behaviour ended at one end.
 *
 * @param behaviour which
 * @param begun how many there were at this end; those that were under way when the run was stopped did not end
 * @param endings how they ended, one entry for each way
 */
public record Conduct(Behaviour behaviour, long begun, List<Ending> endings) {

    /** Histograms: from the last that an end of a behaviour did or saw to its ending; its word and the unit follow. */
    public static final String ENDING = "ending_of_";

    /**
     * One way to end.
     *
     * @param word what happened
     * @param judged whether it may
     * @param count how often
     * @param example the first of them
     */
    public record Ending(String word, Judged judged, long count, Failures.Example example) {

        private boolean isLike(Ending other) {
            return word.equals(other.word) && judged == other.judged;
        }

        private Ending plus(Ending more) {
            return new Ending(word, judged, count + more.count, example);
        }
    }

    public Conduct {
        endings = List.copyOf(endings);
    }

    /** How many ended so. */
    public long count(Judged judged) {
        return endings.stream().filter(ending -> ending.judged == judged).mapToLong(Ending::count).sum();
    }

    /** The name of the histogram of this behaviour's times. */
    public static String histogram(Behaviour behaviour) {
        return ENDING + behaviour.word() + "_microseconds";
    }

    /** Both together; of the same behaviour. */
    public Conduct plus(Conduct more) {
        List<Ending> sum = new ArrayList<>(endings);
        for (Ending ending : more.endings) {
            int at = 0;
            while (at < sum.size() && !sum.get(at).isLike(ending)) {
                at++;
            }
            if (at < sum.size()) {
                sum.set(at, sum.get(at).plus(ending));
            } else {
                sum.add(ending);
            }
        }
        return new Conduct(behaviour, begun + more.begun, sum);
    }

    /** Those of both lists, one for each behaviour. */
    public static List<Conduct> sum(List<Conduct> some, List<Conduct> more) {
        List<Conduct> sum = new ArrayList<>(some);
        for (Conduct conduct : more) {
            int at = sum.stream().map(Conduct::behaviour).toList().indexOf(conduct.behaviour);
            if (at < 0) {
                sum.add(conduct);
            } else {
                sum.set(at, sum.get(at).plus(conduct));
            }
        }
        return sum;
    }

    Fields toFields() {
        return new Fields().put("behaviour", behaviour.word())
                .put("begun", begun)
                .put("endings", endings.stream()
                        .map(ending -> new Fields().put("word", ending.word)
                                .put("judged", ending.judged.word())
                                .put("count", ending.count)
                                .put("example", ending.example.toFields()))
                        .toList());
    }

    static Conduct from(Fields in) {
        return new Conduct(Behaviour.of(in.text("behaviour")), in.whole("begun"),
                in.list("endings", ending -> new Ending(ending.text("word"), Judged.of(ending.text("judged")),
                        ending.whole("count"), Failures.Example.from(ending.fields("example")))));
    }
}
