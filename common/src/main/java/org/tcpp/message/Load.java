package org.tcpp.message;

import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * The part of a run that one pair of workers has: the client worker and the server worker of the same number are told
 * the same, so that both know every connection, its size and how it is to end.
 *
 * @param run the run's token, or {@link Report#CLASSIC} to open with the classic header
 * @param share which connections
 * @param sizes bytes of each connection
 * @param closing who closes first
 * @param times how long things may take
 * @param connectFirst open all connections at once, and send nothing before {@link Command.Transfer}
 * @param content what the bytes are, and whether they are checked
 * @param exchange who sends, and when
 */
public record Load(int run, Share share, SizePlan sizes, Closing closing, Times times, boolean connectFirst,
        Content content, Exchange exchange) {

    /** A push. */
    public Load(int run, Share share, SizePlan sizes, Closing closing, Times times, boolean connectFirst,
            Content content) {
        this(run, share, sizes, closing, times, connectFirst, content, Exchange.PUSH);
    }

    /** A push whose content nobody looks at. */
    public Load(int run, Share share, SizePlan sizes, Closing closing, Times times, boolean connectFirst) {
        this(run, share, sizes, closing, times, connectFirst, Content.ANY);
    }

    /** In place of a count: no limit. */
    public static final int UNLIMITED = -1;

    /**
     * Connections of one worker.
     *
     * @param connections how many, or {@link #UNLIMITED}
     * @param atOnce how many under way at a time
     * @param first index of the worker's first connection in the run
     * @param stride what the index grows by from one of its connections to the next, 1 or more
     * @param rows of which of them a row is told
     */
    public record Share(long connections, int atOnce, long first, long stride, RowSample rows) {

        /** Without rows. */
        public Share(long connections, int atOnce, long first, long stride) {
            this(connections, atOnce, first, stride, RowSample.NONE);
        }

        /** Index in the run of the worker's connection of that ordinal, counted from 0. */
        public long index(long ordinal) {
            return first + ordinal * stride;
        }

        /** Ordinal of the connection with that index, or -1 if it is none of this share's. */
        public long ordinal(long index) {
            long distance = index - first;
            boolean ours = distance >= 0 && distance % stride == 0
                    && (connections < 0 || distance / stride < connections);
            return ours ? distance / stride : -1;
        }
    }

    /**
     * Times, in nanoseconds.
     *
     * @param durationNs start no connection later than this after the first; 0: no such limit
     * @param timeoutNs a connection without progress for so long has failed; 0: never
     * @param intervalNs length of an interval
     * @param arrivals when connections are to begin, where that is planned
     */
    public record Times(long durationNs, long timeoutNs, long intervalNs, Arrivals arrivals) {

        /** Each as soon as there is a place for it. */
        public Times(long durationNs, long timeoutNs, long intervalNs) {
            this(durationNs, timeoutNs, intervalNs, Arrivals.NONE);
        }
    }

    /**
     * Bytes that the client sends on a connection in one round, from 0; the opening is part of the first. Where
     * connections are opened first, a server that sends must learn when they are let go: from one byte more.
     */
    public long toServer(long connection, long round) {
        if (exchange.kind() == Exchange.Kind.PUSH) {
            return sizes.bytesOf(connection);
        }
        long opening = round > 0 ? 0 : SizePlan.SMALLEST + (connectFirst ? 1 : 0);
        return exchange.kind() == Exchange.Kind.REVERSE
                ? opening
                : Math.max(opening, sizes.bytesOf(connection, round));
    }

    /** Bytes that the server sends on a connection in one round, from 0. */
    public long toClient(long connection, long round) {
        return switch (exchange.kind()) {
            case PUSH -> 0;
            case REVERSE -> sizes.bytesOf(connection);
            case BIDIR, ROUNDS -> exchange.replies().bytesOf(connection, round);
        };
    }

    Fields toFields() {
        Fields out = new Fields().put("run", run)
                .put("connections", share.connections)
                .put("at_once", share.atOnce)
                .put("first", share.first)
                .put("stride", share.stride)
                .put("rows_ppm", share.rows.isNone() ? null : (Integer) share.rows.partsPerMillion())
                .put("sizes", sizes.mix().text())
                .put("seed", sizes.seed())
                .put("size_cap", sizes.cap())
                .put("closing", closing.word())
                .put("duration_ns", times.durationNs)
                .put("timeout_ns", times.timeoutNs)
                .put("interval_ns", times.intervalNs)
                .put("connect_first", connectFirst ? Boolean.TRUE : null)
                .put("content", content.isVerified() ? content.word() : null);
        out.put("exchange", exchange.kind() == Exchange.Kind.PUSH ? null : exchange.kind().word());
        exchange.putInto(out);
        times.arrivals.putInto(out);
        return out;
    }

    static Load from(Fields in) {
        SizePlan sizes = new SizePlan(SizeMixes.parse(in.text("sizes")), in.whole("seed"), in.whole("size_cap"));
        Share share = new Share(in.whole("connections"), in.number("at_once"), in.whole("first"), in.whole("stride"),
                new RowSample((int) in.whole("rows_ppm", 0)));
        Times times = new Times(in.whole("duration_ns"), in.whole("timeout_ns"), in.whole("interval_ns"),
                Arrivals.from(in));
        return new Load(in.number("run"), share, sizes, Closing.of(in.text("closing")), times,
                in.flag("connect_first"), in.has("content") ? Content.of(in.text("content")) : Content.ANY,
                Exchange.from(in.has("exchange") ? Exchange.Kind.of(in.text("exchange")) : Exchange.Kind.PUSH, in));
    }
}
