package org.tcpp.reach;

import org.tcpp.control.ClockOffset;

/** Something that happened on the line to a host. After {@link Ended} nothing follows. */
public sealed interface HostEvent {

    /**
     * Its agent said something.
     *
     * @param answer what
     * @param atNs when it had come, on our monotonic clock
     */
    record Said(Answer answer, long atNs) implements HostEvent {
    }

    /**
     * Its clock was read, as often as it takes.
     *
     * @param offset how far it is ahead of ours
     */
    record ClockRead(ClockOffset offset) implements HostEvent {
    }

    /**
     * A line came that is not the agent's: of the host's shell, of the engine, or of somebody's standard error.
     *
     * @param line safe to show
     */
    record Noise(String line) implements HostEvent {
    }

    /**
     * The line is at its end.
     *
     * @param how one line for a person
     */
    record Ended(String how) implements HostEvent {
    }
}
