package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.NativeMemory;

/** The other ends of accepted connections, by descriptor: the kernel forgets them when a connection is reset. */
final class Peers {

    private final NativeMemory memory;
    private Block structs;

    Peers(NativeMemory memory) {
        this.memory = memory;
        structs = memory.allocate(SocketAddresses.MOST_BYTES);
    }

    /** What the addresses stand in. */
    Block structs() {
        return structs;
    }

    /** Where that of a descriptor begins, or -1 if it is not known. */
    int at(int fd) {
        int at = fd * SocketAddresses.MOST_BYTES;
        return at + SocketAddresses.MOST_BYTES <= structs.size() && structs.bytes().getShort(at) != 0 ? at : -1;
    }

    /** Keeps the address that the struct holds. */
    void keep(int fd, Block struct) {
        int at = fd * SocketAddresses.MOST_BYTES;
        if (at + SocketAddresses.MOST_BYTES > structs.size()) {
            Block larger = memory.allocate(2 * (fd + 1) * SocketAddresses.MOST_BYTES);
            larger.bytes().put(0, structs.bytes(), 0, structs.size());
            structs = larger;
        }
        structs.bytes().put(at, struct.bytes(), 0, SocketAddresses.MOST_BYTES);
    }

    /** The descriptor has a new use, and its other end is known elsewhere. */
    void forget(int fd) {
        if (at(fd) >= 0) {
            structs.bytes().putShort(fd * SocketAddresses.MOST_BYTES, (short) 0);
        }
    }
}
