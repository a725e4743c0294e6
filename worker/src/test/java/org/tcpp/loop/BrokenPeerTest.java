package org.tcpp.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Closing;
import org.tcpp.message.Conduct;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Over real sockets, with a proxy on the way that has a fault: who is to notice names it. */
@EnabledOnOs(OS.LINUX)
class BrokenPeerTest {

    private static final int RUN = 7;
    private static final int FEW = 24;
    private static final long SECOND_NS = 1_000_000_000L;
    /** So what is later than 500 ms is late, and what does not come within a second hangs. */
    private static final long TIMEOUT_NS = 3 * SECOND_NS;
    /** Where nothing is to come, nothing can be late. */
    private static final long SHORT_TIMEOUT_NS = TIMEOUT_NS / 2;

    @ParameterizedTest
    @CsvSource({
            "LOSES_TAIL_AFTER_HALF_CLOSE, half-close, CLIENT, premature_end",
            "FORGETS_ZERO_WINDOW, zero-window, SERVER, nothing",
            "TURNS_RESET_INTO_FIN, reset-midway, SERVER, premature_end",
            "SWALLOWS_RESETS, reset-midway, SERVER, nothing",
            "PASSES_RESETS_LATE, reset-midway, SERVER, 'reset, late'",
            "DROPS_QUEUE_OF_CLOSED, close-behind, SERVER, reset",
            "GARBLES_SMALL_PIECES, drip, SERVER, damaged",
            "FORGETS_IDLE, idle-then-talk, SERVER, nothing",
            "REMEMBERS_PORTS, port-reuse, CLIENT, reset",
            "REPEATS_FIRST_PIECE, fast-open, SERVER, too_much_data",
            "LEAVES_URGENT_DATA, oob, SERVER, damaged"})
    void shouldNameWhatIsBrokenOnTheWay(BrokenProxy.Fault fault, String behaviour, Role role, String ending) {
        long timeoutNs = ending.equals("nothing") ? SHORT_TIMEOUT_NS : TIMEOUT_NS;
        Report report = play(fault, behaviour + ":3,plain:1", FEW, FEW, timeoutNs).get(role);

        assertThat(report.ends().conduct()).filteredOn(one -> one.behaviour() == Behaviour.of(behaviour))
                .flatExtracting(Conduct::endings)
                .filteredOn(one -> one.judged().isFailure())
                .extracting(Conduct.Ending::word)
                .contains(ending);
    }

    @ParameterizedTest
    @CsvSource("REFUSES_AFTER_ABORT, connect-abort")
    void shouldSeeThatBystandersSuffer(BrokenProxy.Fault fault, String behaviour) {
        // few at once, so that some come after others have left
        Report client = play(fault, behaviour + ":1,plain:1", 4 * FEW, 4, TIMEOUT_NS).get(Role.CLIENT);

        assertThat(client.totals().failed()).isPositive();
        assertThat(client.ends().conduct()).flatExtracting(Conduct::endings)
                .noneMatch(one -> one.judged().isFailure());
    }

    private static Map<Role, Report> play(BrokenProxy.Fault fault, String mix, long connections, int atOnce,
            long timeoutNs) {
        // bystanders, too, get nothing more once the proxy has forgotten them, and have no script to tell them so
        WorkerSpec.Service service = new WorkerSpec.Service(-1, timeoutNs, SECOND_NS, false);
        List<BrokenProxy> proxy = new ArrayList<>();
        try (Loopback loopback = new Loopback(true, service, port -> {
            proxy.add(new BrokenProxy(fault, port));
            return proxy.getFirst().port();
        })) {
            loopback.begin(new Load(RUN, new Load.Share(connections, atOnce, 0, 1), SizePlan.fixed(20_000),
                    Closing.SERVER, new Load.Times(0, timeoutNs, SECOND_NS), false, Content.KEYED,
                    Exchange.PUSH.with(ChaosPlan.parse(mix, 1, ChaosPlan.ALL))));
            return loopback.untilAtRest(RUN, 30 * SECOND_NS);
        } finally {
            proxy.forEach(BrokenProxy::close);
        }
    }
}
