package org.tcpp.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.wire.Opening;

import static org.assertj.core.api.Assertions.assertThat;

/** In whatever happens, a byte that is changed on the way is found, named and located, and nothing else is accused. */
class SimulatedDamageTest {

    private static final int SEEDS = 200;

    /** Changes one bit of one byte, in the first connection that comes so far. */
    private static final class Flip implements Tampering {
        private final Simulation simulation;
        private final Direction direction;
        private final long at;
        private final int bit;
        private SimSocket victim;

        Flip(Simulation simulation, SimRandom random) {
            this.simulation = simulation;
            direction = random.of(Direction.values());
            at = random.spread(direction == Direction.TO_SERVER ? Opening.BYTES : 1, 20_000);
            bit = random.below(Byte.SIZE);
        }

        @Override
        public void onRead(SimSocket reader, long position, ByteBuffer into, int length) {
            if (victim == null && position <= at && at < position + length && isVerified(reader)) {
                victim = reader;
                int index = (int) (at - position);
                into.put(index, (byte) (into.get(index) ^ 1 << bit));
            }
        }

        private boolean isVerified(SimSocket reader) {
            SimSocket client = client(reader);
            return client != null && !client.head.hasRemaining()
                    && Opening.magic(client.head, 0) == Opening.PREAMBLE_MAGIC
                    && simulation.scenario.clients.stream()
                            .flatMap(List::stream)
                            .anyMatch(run -> run.token() == Opening.run(client.head, 0)
                                    && run.load().content() != Content.ANY
                                    && at < run.bytes(direction, index(client)));
        }

        SimSocket client(SimSocket reader) {
            return direction == Direction.TO_SERVER ? reader.peer() : reader;
        }

        static long index(SimSocket client) {
            return Opening.connection(client.head, 0);
        }
    }

    @Test
    void shouldFindTheOneByteThatWasChanged() {
        long found = LongStream.rangeClosed(1, SEEDS).filter(SimulatedDamageTest::finds).count();
        assertThat(found).isGreaterThan(SEEDS / 12);
    }

    /** False if nothing was changed, who would have told was killed, or the run was over before it counted. */
    private static boolean finds(long seed) {
        Simulation simulation = new Simulation(seed, ScriptedLauncher::new);
        Flip flip = new Flip(simulation, new SimRandom(seed));
        simulation.world.tampering = flip;
        simulation.run();
        List<Incident> incidents = new ArrayList<>();
        boolean killed = false;
        long counted = 0;
        for (SimLauncher launcher : simulation.launchers) {
            for (SimLauncher.Run run : launcher.runs) {
                for (Book book : flip.direction == Direction.TO_SERVER ? run.servers : run.clients) {
                    killed |= book.report == null;
                    counted += book.report == null ? 0 : book.report.totals().received();
                    if (book.report != null && book.report.ends().integrity() != null) {
                        incidents.addAll(book.report.ends().integrity().incidents());
                    }
                }
            }
        }
        if (flip.victim == null || killed || counted == 0) {
            return false;
        }
        assertThat(incidents).as("seed %d, byte %d", seed, flip.at).hasSize(1);
        Incident only = incidents.getFirst();
        assertThat(only.kind()).as("seed %d", seed).isEqualTo(DamageKind.BIT_FLIP);
        assertThat(only.connection()).isEqualTo(Flip.index(flip.client(flip.victim)));
        assertThat(only.extent())
                .isEqualTo(new Incident.Extent(flip.direction, flip.at, 1, only.extent().toEnd()));
        return true;
    }
}
