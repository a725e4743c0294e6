package org.tcpp.worker;

import org.tcpp.message.Engine;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.WorkerSpec;
import org.tcpp.message.WorkerSpec.Tuning;
import org.tcpp.net.Net;
import org.tcpp.net.NioNet;
import org.tcpp.net.SocketOptions;
import org.tcpp.net.linux.Epoll;
import org.tcpp.wire.Opening;

/**
 * The network of a worker, and which engine it is.
 *
 * @param net the network
 * @param engine EPOLL or NIO
 * @param reason why it is not epoll although that would have been welcome, or null
 */
record Opened(Net net, Engine engine, String reason) {

    /** Opens the engine asked for. */
    static Opened open(Tuning tuning) throws SetupException {
        try {
            return tryOpen(tuning);
        } catch (IllegalStateException e) {
            throw new SetupException(new Message.Failed(Phase.WORKER, FailureCause.SYSTEM, e.getMessage(),
                    ExitStatus.UNAVAILABLE.code()));
        }
    }

    private static Opened tryOpen(Tuning tuning) {
        WorkerSpec.Sockets asked = tuning.sockets();
        SocketOptions sockets = new SocketOptions(asked.sendBufferBytes(), asked.receiveBufferBytes(), asked.noDelay(),
                asked.congestion(), asked.dscp(), asked.keepAliveSeconds());
        Net.Options options = new Net.Options(tuning.portions().bufferBytes() + Opening.BYTES, sockets,
                asked.skipReceiveCopy(), asked.zeroCopy() ? Opening.BYTES : -1);
        if (tuning.engine() == Engine.NIO) {
            return new Opened(new NioNet(options), Engine.NIO, null);
        }
        Epoll epoll = Epoll.open(options);
        if (epoll.net() != null) {
            return new Opened(epoll.net(), Engine.EPOLL, null);
        }
        if (tuning.engine() == Engine.EPOLL) {
            throw new IllegalStateException("epoll cannot be used: " + epoll.cause());
        }
        return new Opened(new NioNet(options), Engine.NIO, epoll.cause());
    }
}
