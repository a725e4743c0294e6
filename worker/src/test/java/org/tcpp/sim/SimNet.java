package org.tcpp.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.tcpp.net.Address;
import org.tcpp.net.Knob;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;

/**
 * Net without a network: the sockets of one process of a {@link SimWorld}. It keeps the same contract as the real ones,
 * and where that leaves a choice, the world's chance makes it. {@link #poll} is the only call in which time passes that
 * is not the process's own. One thread.
 */
final class SimNet extends SimMemory {

    private static final long CALL_NS = 400;
    private static final long CONNECT_NS = 4_000;
    private static final long BYTES_PER_NS = 8;

    private final SimProcess process;
    private final SimHost host;
    private final SimWorld world;
    private final Weather weather;
    final Witness witness = new Witness();
    private final SimEpoll epoll;
    private boolean closed;
    private String lastError;

    SimNet(SimProcess process, Options options) {
        super(options.bufferBytes());
        this.process = process;
        host = process.host;
        world = host.world;
        weather = world.weather;
        epoll = new SimEpoll(process, witness);
        if (options.sockets().sendBufferBytes() > 0) {
            host.sendBufferBytes = options.sockets().sendBufferBytes();
        }
        if (options.sockets().receiveBufferBytes() > 0) {
            host.receiveBufferBytes = options.sockets().receiveBufferBytes();
        }
    }

    @Override
    public int listen(Address address) {
        return listenAt(SimHost.inet(address), address.port());
    }

    @Override
    public int listenAny(int port) {
        return listenAt(null, port);
    }

    private int listenAt(InetAddress address, int port) {
        begin(CALL_NS);
        if (address != null && !host.isOwn(address)) {
            return failed(NetCode.NO_PORTS);
        }
        int at = port == 0 ? host.freeListeningPort() : port;
        if (host.listener(address, at) != null) {
            return failed(NetCode.ADDRESS_IN_USE);
        }
        int handle = process.freeDescriptor();
        if (handle < 0) {
            return failed(NetCode.NO_DESCRIPTORS);
        }
        return enter(handle, new SimListener(host, address, at));
    }

    @Override
    public int connect(int remote, int local) {
        begin(CONNECT_NS);
        InetSocketAddress to = addresses.get(remote);
        SimHost there = world.hostOf(to.getAddress(), host);
        InetAddress from = local >= 0
                ? addresses.get(local).getAddress()
                : to.getAddress().isLoopbackAddress() ? to.getAddress() : host.address;
        int handle = process.freeDescriptor();
        if (handle < 0) {
            return failed(NetCode.NO_DESCRIPTORS);
        } else if (world.random.oneIn(weather.noBuffersOneIn)) {
            return failed(NetCode.NO_BUFFERS);
        } else if (!host.isOwn(from)) {
            return failed(NetCode.NO_PORTS);
        } else if (there == null || host.pathTo(there).isUnreachable(world.actingNs())) {
            return failed(NetCode.UNREACHABLE);
        }
        int port = host.takePort(from, to.getAddress(), to.getPort());
        if (port < 0) {
            return failed(NetCode.NO_PORTS);
        }
        witness.connected();
        return enter(handle, SimTcp.connect(host, there, from, port, to.getAddress(), to.getPort()));
    }

    @Override
    public int accept(int listener) {
        begin(CONNECT_NS);
        SimListener from = (SimListener) process.descriptor(listener);
        int handle = process.freeDescriptor();
        if (handle < 0) {
            return failed(NetCode.NO_DESCRIPTORS);
        } else if (from.ready() == 0) {
            return NetCode.WOULD_BLOCK;
        } else if (world.random.oneIn(weather.noBuffersOneIn)) {
            return failed(NetCode.NO_BUFFERS);
        }
        witness.worked();
        return enter(handle, from.take());
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
        return ((SimSocket) process.descriptor(handle)).tell(knob, value);
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

    private void begin(long ns) {
        process.call(ns);
        lastError = null;
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

    private int enter(int handle, SimDescriptor descriptor) {
        process.enter(handle, descriptor);
        descriptor.net = this;
        return handle;
    }

    private int failed(int code) {
        lastError = SimWords.name(code);
        return code;
    }
}
