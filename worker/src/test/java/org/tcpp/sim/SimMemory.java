package org.tcpp.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tcpp.net.Address;
import org.tcpp.net.Net;
import org.tcpp.net.ZeroCopyCounts;

/** The part of a Net that is no system call: buffers, regions, addresses. One thread. */
abstract class SimMemory implements Net {

    /** They never change, so thousands of worlds share what each process of a real one makes for itself. */
    private static final Map<Region, ByteBuffer> REGIONS = new ConcurrentHashMap<>();

    final ByteBuffer out;
    final ByteBuffer in;
    final List<InetSocketAddress> addresses = new ArrayList<>();
    final List<ByteBuffer> regions = new ArrayList<>();

    SimMemory(int bufferBytes) {
        out = ByteBuffer.allocate(bufferBytes);
        in = ByteBuffer.allocate(bufferBytes);
    }

    private record Region(int bytes, Consumer<ByteBuffer> content) {

        ByteBuffer make() {
            ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
            content.accept(memory);
            return memory.clear().asReadOnlyBuffer();
        }
    }

    @Override
    public ByteBuffer out() {
        return out;
    }

    @Override
    public ByteBuffer in() {
        return in;
    }

    @Override
    public int region(int bytes, Consumer<ByteBuffer> content) {
        regions.add(REGIONS.computeIfAbsent(new Region(bytes, content), Region::make).duplicate());
        return regions.size() - 1;
    }

    @Override
    public ByteBuffer regionBytes(int region) {
        return regions.get(region);
    }

    @Override
    public int address(Address address) {
        addresses.add(new InetSocketAddress(SimHost.inet(address), address.port()));
        return addresses.size() - 1;
    }

    @Override
    public String congestion(int handle) {
        return "sim";
    }

    @Override
    public ZeroCopyCounts zeroCopyCounts() {
        return null;
    }
}
