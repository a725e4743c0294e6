package org.tcpp.sim;

import org.tcpp.net.Knob;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;

/**
 * Net without a network: the sockets of one process of a {@link SimWorld}. It keeps the same contract as the real ones,
 * and where that leaves a choice, the world's chance makes it. {@link #poll} is the only call in which time passes that
 * is not the process's own. One thread.
 */
final class SimNet extends SimSockets {

    private static final long BYTES_PER_NS = 8;

    private final SimEpoll epoll;
    private boolean closed;

    SimNet(SimProcess process, Options options) {
        super(process, options);
        epoll = new SimEpoll(process, witness);
    }

    @Override
    public int write(int handle, int offset, int length) {
        SimSocket socket = beginWrite(handle, length);
        return socket == null ? NetCode.WOULD_BLOCK : given(socket, socket.write(out, offset, length));
    }

    @Override
    public int writeRegion(int handle, int head, int headLength, int region, int offset, int length) {
        SimSocket socket = beginWrite(handle, headLength + length);
        if (socket == null) {
            return NetCode.WOULD_BLOCK;
        }
        int first = headLength == 0 ? 0 : socket.write(out, head, headLength);
        if (first < headLength || length == 0) {
            return given(socket, first);
        }
        int second = socket.write(regions.get(region), offset, length);
        return given(socket, second >= 0 ? first + second : first > 0 ? first : second);
    }

    /** The socket, or null if nothing can be written now, although it could. */
    private SimSocket beginWrite(int handle, int length) {
        begin(CALL_NS + length / BYTES_PER_NS);
        SimSocket socket = (SimSocket) process.descriptor(handle);
        if (socket.isEstablished() && !socket.isOver() && world.random.oneIn(weather.againOneIn)) {
            return null;
        }
        if (socket.isConnecting()) {
            witness.triedInVain();
        }
        return socket;
    }

    @Override
    public int read(int handle, int length) {
        begin(CALL_NS + length / BYTES_PER_NS);
        SimSocket socket = (SimSocket) process.descriptor(handle);
        if (!socket.isOver() && world.random.oneIn(weather.againOneIn)) {
            return NetCode.WOULD_BLOCK;
        }
        return taken(socket, socket.read(in, length));
    }

    @Override
    public int drain(int handle, int length) {
        return read(handle, length);
    }

    @Override
    public boolean set(int handle, Knob knob, int value) {
        return process.descriptor(handle) instanceof SimSocket socket && socket.tell(knob, value);
    }

    @Override
    public int shutdownWrite(int handle) {
        begin(CALL_NS);
        SimSocket socket = (SimSocket) process.descriptor(handle);
        witness.worked();
        if (socket.isOver() || !socket.isEstablished()) {
            return failed(NetCode.SYSTEM);
        }
        socket.shutdownWrite();
        return 0;
    }

    @Override
    public boolean lowerSendBuffer(int handle, int bytes) {
        process.call(CALL_NS);
        SimSocket socket = (SimSocket) process.descriptor(handle);
        int before = socket.sendBufferBytes;
        socket.sendBufferBytes = Math.min(before, 2 * bytes);
        return socket.sendBufferBytes < before;
    }

    @Override
    public void freeSendBuffer(int handle) {
        process.call(CALL_NS);
        ((SimSocket) process.descriptor(handle)).sendBufferBytes = process.host.sendBufferBytes;
    }

    @Override
    public boolean info(int handle, TcpInfo into) {
        process.call(CALL_NS);
        ((SimSocket) process.descriptor(handle)).fill(into);
        return true;
    }

    @Override
    public int watch(int handle, int interest) {
        SimDescriptor descriptor = process.descriptor(handle);
        lastError = null;
        if (descriptor.interest != interest) {
            process.call(CALL_NS);
            descriptor.interest = interest;
            descriptor.notice();
        }
        return 0;
    }

    @Override
    public void poll(Ready ready, long timeoutNs) {
        epoll.poll(ready, timeoutNs);
    }

    @Override
    public void wake() {
        epoll.wake();
    }

    @Override
    public void close(int handle) {
        process.call(CALL_NS);
        process.close(handle).close();
        witness.worked();
    }

    @Override
    public void reset(int handle) {
        process.call(CALL_NS);
        SimDescriptor descriptor = process.close(handle);
        if (descriptor instanceof SimSocket socket) {
            socket.reset();
        } else {
            descriptor.close();
        }
        witness.worked();
    }

    @Override
    public String local(int handle) {
        return process.descriptor(handle) instanceof SimSocket socket
                ? SimWords.place(socket.localAddress, socket.localPort)
                : SimWords.place(host.address, port(handle));
    }

    @Override
    public String remote(int handle) {
        return process.descriptor(handle) instanceof SimSocket socket
                ? SimWords.place(socket.remoteAddress, socket.remotePort)
                : null;
    }

    @Override
    public int port(int listener) {
        return ((SimListener) process.descriptor(listener)).port;
    }

    @Override
    public String lastError() {
        return lastError;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            process.closeAll();
        }
    }

    void list(SimDescriptor descriptor) {
        epoll.list(descriptor);
    }

    private int given(SimSocket socket, int result) {
        if (result >= 0) {
            witness.wrote(socket, result);
        }
        return told(result);
    }

    private int taken(SimSocket socket, int result) {
        if (result >= 0) {
            witness.read(socket, result);
        }
        return told(result);
    }

    private int told(int result) {
        if (result >= 0 || result == NetCode.WOULD_BLOCK) {
            return result;
        }
        witness.worked();
        return result == NetCode.END ? result : failed(result);
    }
}
