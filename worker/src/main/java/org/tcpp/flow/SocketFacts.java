package org.tcpp.flow;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.net.TcpInfo;

/** What a kernel knows of a connection, for a person. Allocates. */
final class SocketFacts {

    /** Of include/net/tcp_states.h, from 1 on. */
    private static final List<String> STATES = List.of("ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2",
            "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "NEW_SYN_RECV");
    /** Of tcpi_options in linux/tcp.h, from the lowest bit on. */
    private static final List<String> OPTIONS = List.of("timestamps", "SACK", "window scale", "ECN");

    private SocketFacts() {}

    /** {@code arrival} is by which processor and queue its latest segment came, or null. */
    static String of(TcpInfo info, String arrival) {
        StringBuilder text = new StringBuilder("segments of ").append(info.receivedSegmentBytes).append(" bytes, ")
                .append(info.receivedOutOfOrder).append(" out of order, ")
                .append(info.retransmits).append(" sent again");
        if (info.state > 0 && info.state <= STATES.size()) {
            text.append("; ").append(STATES.get((int) info.state - 1));
            add(text, info.sentSegmentBytes, " bytes in a segment to send");
            add(text, info.sendWindowBytes, " bytes of window to send into");
            add(text, info.unacked, " segments not acknowledged");
            add(text, info.notSentBytes, " bytes not sent");
            add(text, info.probes, " probes not answered");
            add(text, info.backoff, " times waited twice as long");
            text.append("; ").append(options(info.options));
        }
        return arrival == null ? text.toString() : text.append("; ").append(arrival).toString();
    }

    private static void add(StringBuilder text, long number, String words) {
        if (number >= 0) {
            text.append(", ").append(number).append(words);
        }
    }

    private static String options(long bits) {
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < OPTIONS.size(); bit++) {
            if ((bits >> bit & 1) != 0) {
                words.add(OPTIONS.get(bit));
            }
        }
        return words.isEmpty() ? "no options" : String.join(", ", words);
    }
}
