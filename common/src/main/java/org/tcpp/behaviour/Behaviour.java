package org.tcpp.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the two ends of a connection do. The words are those of options, messages and results. */
public enum Behaviour {
    /** What was agreed for all connections: a bystander, at whom collateral damage is seen. */
    PLAIN("plain", "a bystander: all bytes, verified, closed as agreed"),
    /** SO_LINGER 0 and close. */
    RESET_MIDWAY("reset-midway", "the client resets in the middle of what it sends"),
    /** shutdown(SHUT_WR), and then the other way. */
    HALF_CLOSE("half-close", "the client shuts its side; the server answers later, to the last byte"),
    /** A reader that rests. */
    ZERO_WINDOW("zero-window", "the server stops reading until its window is shut, and reads on later"),
    /** An orphan with a full queue. */
    CLOSE_BEHIND("close-behind", "the client closes while the server's window is shut; the server reads on, or never"),
    /** Tiny segments. */
    DRIP("drip", "the client writes a few bytes at a time, the server reads some at a time"),
    /** Amounts at which segments, pages and lengths of 16 bits end. */
    EDGES("edges", "amounts about whole segments, whole pages and 65,535 bytes"),
    /** RFC 2525, 2.17. */
    CLOSE_UNREAD("close-unread", "the server closes while bytes are unread; the client sends on"),
    /** Health checks, scanners, impatience. */
    CONNECT_ABORT("connect-abort", "the client closes or resets while it connects, or soon after, without a word"),
    /** A backlog that fills. */
    ACCEPT_STALL("accept-stall", "the server takes no new connections for a while"),
    /** CLOSING on both sides. */
    BOTH_CLOSE("both-close", "both ends shut their sides at the same moment"),
    /** Timers of NAT and load balancers. */
    IDLE_THEN_TALK("idle-then-talk", "question and answer, idle, question and answer"),
    /** TCP_MAXSEG. */
    TINY_MSS("tiny-mss", "segments of 88 to 536 bytes"),
    /** TCP_USER_TIMEOUT. */
    USER_TIMEOUT("user-timeout", "the client gives up by TCP_USER_TIMEOUT while the server's window is shut"),
    /** connect(2) to nowhere, bind(2), connect(2). */
    PORT_REUSE("port-reuse", "the client resets without a word and connects again, from the same port"),
    /** SO_RCVBUF, SO_SNDBUF, TCP_WINDOW_CLAMP, IP_TOS. */
    SHAKE("shake", "both ends change buffers, window and type of service in the middle of it"),
    /** madvise(2), MADV_DONTNEED. */
    COLD_BUFFER("cold-buffer", "the client sends from memory that is not mapped yet"),
    /** MSG_OOB and SO_OOBINLINE. */
    OOB("oob", "the client sends some of its bytes as urgent data, the server takes them in line"),
    /** RFC 7413. */
    FAST_OPEN("fast-open", "the client sends its first bytes with its SYN, where both hosts let it");

    private final String word;
    private final String meaning;

    Behaviour(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The word. */
    public String word() {
        return word;
    }

    /** True if some of its connections end before a word was said, so that the server cannot tell whose they were. */
    public boolean leavesSilently() {
        return isUnseen() || this == PORT_REUSE;
    }

    /** True if the server may never hear of such a connection. */
    public boolean isUnseen() {
        return this == CONNECT_ABORT;
    }

    /** What happens, in a clause. */
    public String meaning() {
        return meaning;
    }

    /** All but {@link #PLAIN}. */
    public static List<Behaviour> strange() {
        return Arrays.stream(values()).filter(behaviour -> behaviour != PLAIN).toList();
    }

    /** The behaviour of that word; throws IllegalArgumentException, with all there are, if there is none. */
    public static Behaviour of(String word) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is called '" + word
                        + "'; allowed are all, " + Arrays.stream(values())
                                .map(Behaviour::word)
                                .collect(Collectors.joining(", "))));
    }
}
