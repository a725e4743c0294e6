package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Counters;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;

/** What one worker has said of one run. */
final class Book {

    final SimWorker worker;
    final Load load;
    final List<Message.Interval> intervals = new ArrayList<>();
    final List<Message.Rows> rows = new ArrayList<>();
    /** Null until it has finished, and for ever if it was killed. */
    Report report;

    Book(SimWorker worker, Load load) {
        this.worker = worker;
        this.load = load;
    }

    /** The intervals added up. */
    Counters told() {
        Counters sum = Counters.NONE;
        for (Message.Interval interval : intervals) {
            sum = sum.plus(interval.counters());
        }
        return sum;
    }

    /** What is known of it in the end. */
    Counters known() {
        return report == null ? told() : report.totals();
    }

    @Override
    public String toString() {
        return worker + ": " + known() + (report == null
                ? ", never reported"
                : " " + report.failures() + " completed "
                        + report.ends().completed().ranges());
    }
}
