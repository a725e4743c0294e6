package org.tcpp.live;

import java.math.BigDecimal;
import org.tcpp.estimate.Busy;
import org.tcpp.result.HostSampleView;

/** One end, as its host and its workers tell. One thread. */
final class HostState {

    private static final double PERMILLE = 1000;

    private Double busy;
    private Busy workers;
    private Double retransmitsPerSecond;
    private Long drops;

    /** What its host has counted. */
    void take(HostSampleView sample) {
        busy = sample.cpu().idle() == null ? null : (Double) (1 - sample.cpu().idle() / PERMILLE);
        BigDecimal seconds = sample.toSeconds().subtract(sample.fromSeconds());
        Long again = sample.segments().segmentsRetransmitted();
        retransmitsPerSecond = again == null || seconds.signum() <= 0 ? null : (Double) (again / seconds.doubleValue());
        Long dropped = sample.link().dropsReceived();
        drops = dropped == null ? drops : (Long) ((drops == null ? 0 : drops) + dropped);
    }

    /** What its workers have to do. */
    void take(Busy all) {
        workers = all;
    }

    Scene.Host scene(String role) {
        return new Scene.Host(role, busy, workers == null ? null : (Double) workers.cores(),
                workers == null ? null : (Double) workers.busiest(), retransmitsPerSecond, drops);
    }
}
