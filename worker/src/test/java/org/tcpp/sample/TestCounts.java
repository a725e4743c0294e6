package org.tcpp.sample;

import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/** Counts of a client's part of a push in which nothing has happened yet. */
final class TestCounts {

    private TestCounts() {}

    static RunCounts of(int run, int worker, long requested) {
        return of(run, worker, requested, SizePlan.fixed(1000));
    }

    /** Of connections that are of different sizes. */
    static RunCounts mixed(int run, int worker, long requested) {
        return of(run, worker, requested, new SizePlan(SizeMixes.parse("uniform:20-2000000"), 0, Long.MAX_VALUE));
    }

    private static RunCounts of(int run, int worker, long requested, SizePlan sizes) {
        return new RunCounts(new Load(run, new Load.Share(requested, 1, 0, 1), sizes, Closing.SERVER,
                new Load.Times(0, 0, 1), false), Role.CLIENT, worker, requested, new TestNames());
    }
}
