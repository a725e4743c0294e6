package org.tcpp.launcher;

import java.util.List;
import java.util.Objects;
import org.tcpp.conduct.Conduct;
import org.tcpp.conduct.Participant;
import org.tcpp.conduct.Stage;
import org.tcpp.output.Console;
import org.tcpp.pattern.Rounds;
import org.tcpp.reach.Answer;
import org.tcpp.report.MeshLive;
import org.tcpp.report.MeshProgress;

/** Shows a person how a run on many hosts stands. One thread. */
final class MeshDisplay {

    private final Conduct conduct;
    private final Rounds rounds;
    private final Console console;
    private int round = -1;
    private long roundBeganNs;

    MeshDisplay(Conduct conduct, Rounds rounds, Console console) {
        this.conduct = conduct;
        this.rounds = rounds;
        this.console = console;
    }

    /** Shows it, if it is time to. */
    void show(long nowNs) {
        switch (conduct.stage()) {
            case REACH -> busy("reached");
            case SERVE -> busy("listening on");
            case PREPARE -> busy("ready:");
            case CLOCKS, DRIFT -> busy("read the clocks of");
            case LEAVE -> busy("ended on");
            case RUN -> live(nowNs);
            case DONE -> console.clear();
        }
    }

    private void busy(String done) {
        console.busy(MeshProgress.of(done, conduct.hosts().size(), conduct.awaited()));
    }

    private void live(long nowNs) {
        if (round != conduct.round()) {
            round = conduct.round();
            roundBeganNs = nowNs;
        }
        if (console.wantsLive(nowNs)) {
            console.live(standing(nowNs), nowNs);
        }
    }

    private MeshLive standing(long nowNs) {
        List<Answer.Standing> told = conduct.hosts().stream().map(Participant::counts).filter(Objects::nonNull)
                .toList();
        int pairs = rounds.rounds().get(round).size();
        List<String> silent = conduct.stage() == Stage.RUN
                ? conduct.hosts().stream().filter(host -> host.standing() == Participant.Standing.LOST)
                        .map(Participant::name).toList()
                : List.of();
        return new MeshLive(nowNs - roundBeganNs, round + 1, rounds.rounds().size(), pairs, conduct.running(),
                told.stream().mapToDouble(Answer.Standing::bytesPerSecond).sum(),
                new MeshLive.Connections(told.stream().mapToLong(Answer.Standing::completed).sum(),
                        told.stream().mapToLong(Answer.Standing::failed).sum()),
                silent);
    }
}
