package org.tcpp.conduct;

import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.reach.Order;

/** The pairs of one round after the other: they get ready, begin together, and are over. One thread. */
final class RoundCourse {

    private final Board board;
    private final Wording wording;
    private int round = -1;

    RoundCourse(Board board, Wording wording) {
        this.board = board;
        this.wording = wording;
    }

    /** The round that is under way, or was last, from 0; -1 before the first. */
    int round() {
        return round;
    }

    /** The clients of the next round get ready. */
    void prepare() {
        round++;
        board.cells(cell -> cell.round() == round).forEach(cell -> {
            if (board.isPossible(cell)) {
                cell.stage = Cell.Stage.PREPARING;
                board.tell(board.host(cell.client()),
                        new Order.Prepare(cell.number(), cell.run, wording.client(cell)));
            } else {
                board.settle(cell, board.reason(cell));
            }
        });
    }

    /** All that are ready begin at one moment. */
    void go() {
        board.beginRound();
        board.cells(cell -> cell.stage == Cell.Stage.READY).forEach(cell -> {
            if (board.host(cell.client()).isPresent()) {
                cell.stage = Cell.Stage.RUNNING;
            } else {
                board.settle(cell, board.reason(cell));
            }
        });
        long momentNs = board.nowNs + Patience.LEAD_NS + board.hosts().size() * Patience.LEAD_PER_HOST_NS;
        Set<String> clients = board.cells(cell -> cell.stage == Cell.Stage.RUNNING).map(Cell::client)
                .collect(Collectors.toSet());
        board.present().stream().filter(host -> clients.contains(host.name()))
                .forEach(host -> board.tell(host, new Order.Go(host.clock.theirs(momentNs))));
        if (round == 0) {
            board.hosts().forEach(host -> host.clockAtFirst = host.clock);
        }
    }

    /** True once no more will be told of any pair of the round. */
    boolean isOver() {
        board.cells(cell -> cell.stage == Cell.Stage.ORPHANED && (board.nowNs - cell.orphanedUntilNs >= 0
                || !board.host(cell.server()).isPresent())).forEach(cell -> board.settle(cell, cell.why()));
        boolean over = board.cells(cell -> cell.round() == round && cell.stage != Cell.Stage.SETTLED).findAny()
                .isEmpty();
        if (over) {
            board.endRound();
        }
        return over;
    }

    /** Nobody waits any longer for the pairs that run. */
    void giveUp(String why) {
        board.cells(cell -> cell.stage == Cell.Stage.RUNNING || cell.stage == Cell.Stage.ORPHANED)
                .forEach(cell -> board.settle(cell, why));
    }
}
