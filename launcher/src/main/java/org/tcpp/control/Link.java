package org.tcpp.control;

/**
 * A conversation with another launcher that has introduced itself. What happens on it is told as {@link ChannelEvent}s
 * to the one who was named when it was made, from a thread of the link's own. Nothing here waits for the network. Any
 * thread.
 */
public interface Link extends AutoCloseable {

    /** The other end's address in numbers, for a person. */
    String remote();

    /** Says something, some time soon. What cannot be said any more is dropped: the link has told that it is broken. */
    void send(ControlMessage message);

    /**
     * Asks for the other host's clock; {@link ChannelEvent.ClockRead} tells what came of it. Of several at once each
     * waits for the answer to the one before, so that none is late because of another; on a long way one answers for
     * all.
     */
    void ping();

    /** Says what is waiting to be said, for a second at most, and ends; nothing more is heard. Returns at once. */
    @Override
    void close();

    /** Waits until a closed link has said all it had to say; a second at most. */
    void awaitClosed();
}
