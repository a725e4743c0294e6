package org.tcpp.conduct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Rounds;
import org.tcpp.reach.Order;

/** Hosts and pairs of a conduct, how far each is, and what is to be done about them. One thread. */
final class Board {

    private final Map<String, Participant> hosts = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final Skew skew = new Skew();
    private final Rounds plan;
    /** True once data has flowed: whoever is missing from then on is lost, and was not absent. */
    boolean began;
    long nowNs;

    Board(Rounds plan) {
        this.plan = plan;
        plan.hosts().forEach(host -> hosts.put(host.name(), new Participant(host)));
        for (int round = 0; round < rounds(); round++) {
            for (Pair pair : plan.rounds().get(round)) {
                cells.add(new Cell(cells.size(), round, pair));
            }
        }
    }

    /** A plan of the same hosts, with what stays as it is of them; those that are not there are to be reached. */
    Board again(Rounds next, boolean sameServers) {
        Board board = new Board(next);
        hosts.values().forEach(host -> board.host(host.name()).follow(host, sameServers));
        board.reach();
        return board;
    }

    int rounds() {
        return plan.rounds().size();
    }

    Collection<Participant> hosts() {
        return hosts.values();
    }

    Participant host(String name) {
        return hosts.get(name);
    }

    List<Participant> present() {
        return hosts.values().stream().filter(Participant::isPresent).toList();
    }

    List<String> names(Predicate<Participant> which) {
        return hosts.values().stream().filter(which).map(Participant::name).toList();
    }

    Stream<Cell> cells(Predicate<Cell> which) {
        return List.copyOf(cells).stream().filter(which);
    }

    /** That of this number, or null: an agent may say what it likes. */
    Cell cell(int number) {
        return number >= 0 && number < cells.size() ? cells.get(number) : null;
    }

    boolean isServer(Participant host) {
        return cells.stream().anyMatch(cell -> cell.server().equals(host.name()));
    }

    /** True if both of its hosts are there. */
    boolean isPossible(Cell cell) {
        return host(cell.client()).isPresent() && host(cell.server()).isPresent();
    }

    /** Why a pair is not possible, or came to nothing. */
    String reason(Cell cell) {
        return Stream.of(cell.client(), cell.server()).map(this::host).filter(host -> !host.isPresent())
                .findFirst().map(host -> host.name() + " is not there: " + host.why())
                .orElse("never began");
    }

    /** Why nothing begins without these. */
    String shortage(List<String> absent) {
        return "nothing was begun, since of " + hosts.size() + " hosts " + absent.size()
                + (absent.size() == 1 ? " is" : " are") + " not ready: " + String.join(", ", absent)
                + (absent.size() == hosts.size() ? "" : " (see --missing)");
    }

    void act(Task task) {
        tasks.add(task);
    }

    /** Those that are not there yet. */
    void reach() {
        names(host -> host.standing() == Participant.Standing.AWAITED).forEach(name -> act(new Task.Reach(name)));
    }

    void tell(Participant host, Order order) {
        act(new Task.Tell(host.name(), order));
    }

    void complain(String line) {
        act(new Task.Complain(line));
    }

    /** What is to be done since this was asked last. */
    List<Task> taken() {
        List<Task> all = List.copyOf(tasks);
        tasks.clear();
        return all;
    }

    /** A host does not take part, or no more. */
    void lose(Participant host, String why) {
        host.end(began ? Participant.Standing.LOST : Participant.Standing.ABSENT, why);
        complain(host.name() + (began ? " is lost: " : ": ") + why);
    }

    /** No more will be told of a pair than is known now: by its client's host, or else by its server's. */
    void settle(Cell cell, String why) {
        if (cell.stage != Cell.Stage.SETTLED) {
            cell.stage = Cell.Stage.SETTLED;
            cell.why = why;
            if (cell.witness == Cell.Witness.NOBODY && cell.served != null) {
                cell.witness = Cell.Witness.SERVER;
                cell.result = cell.served;
            }
            cell.served = null;
            skew.take(cell);
            act(new Task.Settle(cell));
        }
    }

    void beginRound() {
        began = true;
        skew.begin();
    }

    void endRound() {
        skew.end(this);
    }
}
