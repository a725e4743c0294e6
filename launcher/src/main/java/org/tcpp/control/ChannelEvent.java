package org.tcpp.control;

import org.tcpp.message.Fields;

/** Something that happened on a {@link Link}. After {@link Broken} nothing follows. */
public sealed interface ChannelEvent {

    /**
     * The other end said something. Until it is taken it fills the link's room for what was heard and not yet dealt
     * with; when that is full, the link reads no more.
     */
    final class Received implements ChannelEvent {

        private final ControlMessage message;
        private final long atNs;
        private final Runnable onTaken;

        /** Something received at that moment of our clock; {@code onTaken} runs when it is taken. */
        Received(ControlMessage message, long atNs, Runnable onTaken) {
            this.message = message;
            this.atNs = atNs;
            this.onTaken = onTaken;
        }

        /** For links that are made up in tests. */
        public static Received of(ControlMessage message, long atNs) {
            return new Received(message, atNs, () -> {});
        }

        /** What it said, for one who does not deal with it. */
        public ControlMessage message() {
            return message;
        }

        /** What it said, to deal with it now. To be called once. */
        public ControlMessage take() {
            onTaken.run();
            return message;
        }

        /** When it had come, on our monotonic clock, in nanoseconds. */
        public long atNs() {
            return atNs;
        }

        @Override
        public String toString() {
            return "received " + message + " at " + atNs;
        }
    }

    /**
     * A ping was answered.
     *
     * @param offset what is known of the other host's clock by all pings so far
     */
    record ClockRead(ClockOffset offset) implements ChannelEvent {
    }

    /**
     * A server told what its host has counted during the run.
     *
     * @param sample in the form of a row of a host's samples in a result
     */
    record Counted(Fields sample) implements ChannelEvent {
    }

    /**
     * The link is at its end.
     *
     * @param how one line for a person, safe to show
     */
    record Broken(String how) implements ChannelEvent {
    }
}
