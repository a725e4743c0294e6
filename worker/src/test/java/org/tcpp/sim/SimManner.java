package org.tcpp.sim;

import org.tcpp.net.Knob;
import org.tcpp.wire.Opening;

/** How an application has its bytes sent, and what a broken stack makes of that. One thread. */
final class SimManner {

    private boolean fastOpen;
    private boolean urgent;
    private boolean cold;

    /** A knob that this stack does not have changes nothing. */
    void tell(Knob knob, boolean on) {
        fastOpen = knob == Knob.FAST_OPEN ? on : fastOpen;
        urgent = knob == Knob.URGENT ? on : urgent;
        cold = knob == Knob.COLD_MEMORY ? on : cold;
    }

    /** Puts something else in the place of what was written. */
    void damage(Defect defect, ByteRing sending, long from, int some) {
        if (urgent && defect == Defect.MOVES_URGENT_DATA) {
            sending.flip(from + some - 1);
        } else if (cold && defect == Defect.SENDS_COLD_PAGES_EMPTY && from >= Opening.BYTES) {
            sending.zero(from, some);
        }
    }

    /** True if what is written from that position on goes into the stream twice. */
    boolean repeats(Defect defect, long from) {
        return fastOpen && from == 0 && defect == Defect.REPEATS_WHAT_CAME_WITH_SYN;
    }
}
