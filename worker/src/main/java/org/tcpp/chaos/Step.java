package org.tcpp.chaos;

import org.tcpp.net.Knob;

/** What one end of a connection does next. Positions are bytes of a stream, times nanoseconds. */
sealed interface Step {

    /**
     * Sends up to a position, as fast as the other end takes it.
     *
     * @param piece most bytes in one write
     * @param otherRestsNs so long the other end may rest meanwhile
     */
    record Send(long until, long piece, long otherRestsNs) implements Step {

        Send(long until, long otherRestsNs) {
            this(until, Long.MAX_VALUE, otherRestsNs);
        }

        @Override
        public String words() {
            return "sending to byte " + until;
        }
    }

    /**
     * Receives up to a position, and checks it.
     *
     * @param piece most bytes in one read
     * @param otherRestsNs so long the other end may rest meanwhile
     */
    record Receive(long until, long piece, long otherRestsNs) implements Step {

        Receive(long until, long otherRestsNs) {
            this(until, Long.MAX_VALUE, otherRestsNs);
        }

        @Override
        public String words() {
            return "receiving to byte " + until;
        }
    }

    /** Takes no new connections for so long. */
    record Stall(long ns) implements Step {
        @Override
        public String words() {
            return "taking no new connections for " + ns / 1_000_000 + " ms";
        }
    }

    /** Tells the connection something; where that cannot be done, it goes on without, and counts as not supported. */
    record Tell(Knob knob, int value) implements Step {
        @Override
        public String words() {
            return "setting " + knob + " to " + value;
        }
    }

    /** Resets the connection once it is established, and makes it again from the same port. */
    record Again() implements Step {
        @Override
        public String words() {
            return "connecting again from the same port";
        }
    }

    /** Ends what it sends. */
    record Shut() implements Step {
        @Override
        public String words() {
            return "shutting its side";
        }
    }

    /**
     * Does nothing, and takes nothing from the kernel.
     *
     * @param ns for so long
     * @param untilQuiet so long after the kernel got the last byte, where it tells of them
     */
    record Rest(long ns, boolean untilQuiet) implements Step {

        Rest(long ns) {
            this(ns, false);
        }

        @Override
        public String words() {
            return "resting for " + ns / 1_000_000 + " ms";
        }
    }

    /** Waits for the other end's FIN: nothing else may come. */
    record AwaitEnd(long otherRestsNs) implements Step {
        @Override
        public String words() {
            return "awaiting the end";
        }
    }

    /** Closes in the orderly way, which ends the script. */
    record Close() implements Step {
        @Override
        public String words() {
            return "closing";
        }
    }

    /** Closes with RST, which ends the script. */
    record Reset() implements Step {
        @Override
        public String words() {
            return "resetting";
        }
    }

    /** What it is about, for a person. */
    String words();

    /** How long the other end may rest before this one is due. */
    default long otherRestsNs() {
        return 0;
    }
}
