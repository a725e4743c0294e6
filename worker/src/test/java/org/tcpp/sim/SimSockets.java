package org.tcpp.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.tcpp.net.Address;
import org.tcpp.net.Knob;
import org.tcpp.net.NetCode;

/** The part of a Net in which sockets come to be: listening, connecting, accepting. One thread. */
abstract class SimSockets extends SimMemory {

    static final long CALL_NS = 400;
    private static final long CONNECT_NS = 4_000;

    final SimProcess process;
    final SimHost host;
    final SimWorld world;
    final Weather weather;
    final Witness witness = new Witness();
    String lastError;

    SimSockets(SimProcess process, Options options) {
        super(options.bufferBytes());
        this.process = process;
        host = process.host;
        world = host.world;
        weather = world.weather;
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
        return connect(remote, local, null);
    }

    @Override
    public int connect(int remote, int local, Knob.Turn before) {
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
        SimTcp socket = SimTcp.connect(host, there, from, port, to.getAddress(), to.getPort());
        if (before != null) {
            socket.tell(before.knob(), before.value());
        }
        return enter(handle, socket);
    }

    @Override
    public boolean canReconnect() {
        return true;
    }

    @Override
    public int reconnect(int handle) {
        begin(CONNECT_NS);
        SimSocket before = (SimSocket) process.descriptor(handle);
        if (before.isConnecting()) {
            return NetCode.WOULD_BLOCK;
        } else if (!before.isEstablished() || before.isOver()) {
            return failed(NetCode.RESET);
        }
        int interest = before.interest;
        process.close(handle);
        before.reset();
        boolean same = host.takePort(before.localAddress, before.remoteAddress, before.remotePort, before.localPort);
        int port = same
                ? before.localPort
                : host.takePort(before.localAddress, before.remoteAddress, before.remotePort);
        SimTcp socket = SimTcp.connect(host, world.hostOf(before.remoteAddress, host), before.localAddress, port,
                before.remoteAddress, before.remotePort);
        socket.again = same;
        socket.interest = interest;
        enter(handle, socket);
        return same ? 1 : 0;
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

    final void begin(long ns) {
        process.call(ns);
        lastError = null;
    }

    private int enter(int handle, SimDescriptor descriptor) {
        process.enter(handle, descriptor);
        descriptor.net = (SimNet) this;
        return handle;
    }

    final int failed(int code) {
        lastError = SimWords.name(code);
        return code;
    }
}
