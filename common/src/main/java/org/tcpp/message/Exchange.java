package org.tcpp.message;

import java.util.Locale;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * Who sends on a connection, when, and how fast.
 *
 * @param kind the pattern
 * @param replies what the server sends where it sends beside the client: bytes of each answer; null where it does not
 * @param rounds how often the client asks and the server answers, 1 or more; 1 where there are no rounds
 * @param thinkNs how long the client rests between an answer and its next question, in nanoseconds
 * @param pacing how fast whoever sends may send
 * @param chaos which connections do something else
 */
public record Exchange(Kind kind, SizePlan replies, long rounds, long thinkNs, Pacing pacing, ChaosPlan chaos) {

    /** The patterns. Their words are those of options, messages and results. */
    public enum Kind implements Word {
        /** The client sends. */
        PUSH,
        /** The server sends, as {@code iperf3 --reverse} has it. */
        REVERSE,
        /** Both send at once, as {@code iperf3 --bidir} has it. */
        BIDIR,
        /** The client asks, the server answers, again and again: netperf's TCP_CRR and TCP_RR. */
        ROUNDS;

        /** The word. */
        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that word; throws IllegalArgumentException if there is none. */
        public static Kind of(String word) {
            return Word.find(values(), word, "exchange");
        }
    }

    /** The client sends, the server receives. */
    public static final Exchange PUSH = new Exchange(Kind.PUSH, null, 1, 0, Pacing.NONE, ChaosPlan.NONE);
    /** The server sends, the client receives. */
    public static final Exchange REVERSE = new Exchange(Kind.REVERSE, null, 1, 0, Pacing.NONE, ChaosPlan.NONE);

    /** Checks what belongs together. */
    public Exchange {
        boolean twoWay = kind == Kind.BIDIR || kind == Kind.ROUNDS;
        if (twoWay != (replies != null) || rounds < 1 || rounds > 1 && kind != Kind.ROUNDS || thinkNs < 0) {
            throw new IllegalArgumentException("no exchange is '" + kind.word() + "' with"
                    + (replies == null ? "out" : "") + " replies, " + rounds + " rounds, " + thinkNs
                    + " ns between them");
        }
    }

    /** Both send at once. */
    public static Exchange bidir(SizePlan replies) {
        return new Exchange(Kind.BIDIR, replies, 1, 0, Pacing.NONE, ChaosPlan.NONE);
    }

    /** The client asks, the server answers. */
    public static Exchange rounds(SizePlan replies, long rounds, long thinkNs) {
        return new Exchange(Kind.ROUNDS, replies, rounds, thinkNs, Pacing.NONE, ChaosPlan.NONE);
    }

    /** The same, but not faster than that. */
    public Exchange paced(Pacing other) {
        return new Exchange(kind, replies, rounds, thinkNs, other, chaos);
    }

    /** The same, but some connections do something else. */
    public Exchange with(ChaosPlan other) {
        return new Exchange(kind, replies, rounds, thinkNs, pacing, other);
    }

    /** The index of the first connection of the worker of that number. */
    public long first(int worker) {
        return chaos.first(worker);
    }

    /** True if some connections may do something else. */
    public boolean isChaotic() {
        return chaos.isOn();
    }

    /** True if both ends send what the user asked for. */
    public boolean isTwoWay() {
        return replies != null;
    }

    /** True if bytes that the user asked for go that way. */
    public boolean goes(Direction direction) {
        return isTwoWay() || direction == foremost();
    }

    /** True if an end of that role sends bytes that the user asked for. */
    public boolean sends(Role role) {
        return isTwoWay() || role == foremost().sender();
    }

    /** True if an end of that role receives bytes that the user asked for. */
    public boolean receives(Role role) {
        return isTwoWay() || role == foremost().receiver();
    }

    /** The way whose figures stand first: that of all bytes where they go one way only. */
    public Direction foremost() {
        return kind == Kind.REVERSE ? Direction.TO_CLIENT : Direction.TO_SERVER;
    }

    /** Who had better close first: who receives last, for that confirms all of it. */
    public Closing closing() {
        return kind == Kind.REVERSE ? Closing.CLIENT : Closing.SERVER;
    }

    /** Its fields but for the kind; what is usual is left out. */
    public void putInto(Fields out) {
        out.put("replies", replies == null ? null : replies.mix().text())
                .put("reply_seed", replies == null ? null : (Long) replies.seed())
                .put("reply_cap", replies == null ? null : (Long) replies.cap())
                .put("rounds", rounds == 1 ? null : (Long) rounds)
                .put("think_ns", thinkNs == 0 ? null : (Long) thinkNs);
        pacing.putInto(out);
        out.put("chaos", chaos.isOn() ? chaos.text() : null)
                .put("chaos_seed", chaos.isOn() ? (Long) chaos.seed() : null)
                .put("only", chaos.only() == ChaosPlan.ALL ? null : (Long) chaos.only());
    }

    /** What {@link #putInto} has put, of that kind. */
    public static Exchange from(Kind kind, Fields in) {
        SizePlan replies = in.has("replies")
                ? new SizePlan(SizeMixes.parse(in.text("replies")), in.whole("reply_seed"), in.whole("reply_cap"), 1)
                : null;
        ChaosPlan chaos = in.has("chaos")
                ? ChaosPlan.parse(in.text("chaos"), in.whole("chaos_seed"), in.whole("only", ChaosPlan.ALL))
                : ChaosPlan.NONE;
        return new Exchange(kind, replies, in.whole("rounds", 1L), in.whole("think_ns", 0L), Pacing.from(in), chaos);
    }
}
