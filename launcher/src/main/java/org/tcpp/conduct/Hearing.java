package org.tcpp.conduct;

import org.tcpp.reach.Answer;
import org.tcpp.reach.HostEvent;

/** Takes what comes from hosts, and keeps on the board what it says. One thread. */
final class Hearing {

    private final Board board;
    private final Chatter chatter;

    Hearing(Board board) {
        this.board = board;
        chatter = new Chatter(board);
    }

    /** A stage is over: tells what hosts have said meanwhile for a person. */
    void stageOver() {
        chatter.tell();
    }

    /** Something came from a host. */
    void take(Participant host, HostEvent event) {
        switch (event) {
            case HostEvent.Said said -> said(host, said.answer());
            case HostEvent.ClockRead read -> host.clock = read.offset();
            case HostEvent.Noise noise -> chatter.hear(host.name(), noise.line());
            case HostEvent.Ended ended -> ended(host, ended.how());
        }
    }

    private void said(Participant host, Answer answer) {
        switch (answer) {
            case Answer.Serving _ -> host.serving = true;
            case Answer.Unable unable when unable.pair() == Answer.Unable.SERVER ->
                board.lose(host, "its server: " + unable.reason());
            case Answer.Unable unable -> unable(host, mine(host, unable.pair()), unable.reason());
            case Answer.Ready ready -> {
                Cell cell = mine(host, ready.pair());
                if (cell != null && cell.stage == Cell.Stage.PREPARING) {
                    cell.stage = Cell.Stage.READY;
                }
            }
            case Answer.Over over -> over(mine(host, over.pair()), over);
            case Answer.Served served -> board.cells(cell -> cell.run.equals(served.run())
                    && cell.server().equals(host.name()) && cell.stage != Cell.Stage.SETTLED)
                    .forEach(cell -> served(cell, served.result()));
            case Answer.Standing standing -> host.counts = standing;
            case Answer.Remark remark -> chatter.hear(host.name(), remark.text());
            case Answer.Bye _ -> {
                host.standing = Participant.Standing.LEFT;
                board.act(new Task.HangUp(host.name()));
            }
            case Answer.Here _,Answer.Beat _,Answer.Pong _ -> {
                // it is there
            }
        }
    }

    /** A pair that this host may speak of, or null. */
    private Cell mine(Participant host, int number) {
        Cell cell = board.cell(number);
        return cell != null && cell.client().equals(host.name()) ? cell : null;
    }

    private void over(Cell cell, Answer.Over over) {
        if (cell != null && cell.stage != Cell.Stage.SETTLED) {
            cell.witness = Cell.Witness.CLIENT;
            cell.result = over.result();
            cell.lateNs = over.lateNs();
            board.settle(cell, null);
        }
    }

    /** It may be that its client's host is lost already, or will be found to be. */
    private void served(Cell cell, String result) {
        cell.served = result;
        if (cell.stage == Cell.Stage.ORPHANED) {
            board.settle(cell, cell.why);
        }
    }

    private void unable(Participant host, Cell cell, String reason) {
        if (cell == null || cell.stage == Cell.Stage.SETTLED) {
            return; // what follows from an end is no reason for it
        }
        board.settle(cell, reason);
        board.complain(host.name() + ": " + reason);
        if (!board.began && board.host(cell.server()).isPresent()) {
            host.why = host.why == null ? reason : host.why;
        }
    }

    /** Nothing has begun, and those that were not ready for want of this server are not to blame. */
    private void absolveClientsOf(Participant server) {
        board.cells(cell -> cell.server().equals(server.name()) && cell.why != null)
                .filter(cell -> cell.why.equals(board.host(cell.client()).why))
                .forEach(cell -> board.host(cell.client()).why = null);
    }

    /** The line to a host is at its end; what its servers saw of its runs may still come. */
    private void ended(Participant host, String how) {
        if (!host.isPresent()) {
            return;
        }
        board.lose(host, how);
        if (!board.began) {
            absolveClientsOf(host);
        }
        board.cells(cell -> cell.client().equals(host.name())).forEach(cell -> {
            if (cell.stage == Cell.Stage.RUNNING && cell.served != null) {
                board.settle(cell, host.name() + " was lost: " + how);
            } else if (cell.stage == Cell.Stage.RUNNING) {
                cell.stage = Cell.Stage.ORPHANED;
                cell.why = host.name() + " was lost: " + how;
                cell.orphanedUntilNs = board.nowNs + Patience.ORPHAN_NS;
            } else if (cell.stage == Cell.Stage.PREPARING || cell.stage == Cell.Stage.READY) {
                board.settle(cell, board.reason(cell));
            }
        });
    }
}
