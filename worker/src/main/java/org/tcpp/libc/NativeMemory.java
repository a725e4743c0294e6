package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Memory outside of the heap for structs and buffers, mapped and zeroed by the kernel. A page costs nothing until it is
 * used, where Java's own ways zero every byte at once: in a start of many workers that is what takes time. Structs are
 * read and written through a {@link ByteBuffer}, because the first use of each layout's variable handle takes a
 * worker milliseconds. One thread.
 */
public final class NativeMemory implements AutoCloseable {

    /** Of asm-generic/mman-common.h and mman.h: x86-64, aarch64, riscv64, ppc64 and s390x. */
    private static final int PROT_READ = 1;
    private static final int PROT_READ_WRITE = PROT_READ | 2;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x2 | 0x20;
    private static final int MAP_SHARED_ANONYMOUS = 0x1 | 0x20;
    /** What small blocks are cut from; a larger one is mapped by itself. */
    private static final int CHUNK_BYTES = 1 << 16;
    /** Each block begins at a cache line. */
    private static final int ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final Libc libc;
    private MemorySegment chunk = MemorySegment.NULL;
    private int used;

    /** Memory that is mapped by {@code libc}, which must last as long. */
    public NativeMemory(Libc libc) {
        this.libc = libc;
    }

    /**
     * A block of zeros.
     *
     * @throws IllegalStateException if the system has no such memory
     */
    public Block allocate(int bytes) {
        if (bytes > CHUNK_BYTES) {
            return allocatePages(bytes);
        }
        if (used + bytes > chunk.byteSize()) {
            chunk = map(CHUNK_BYTES);
            used = 0;
        }
        int at = used;
        used += Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
        return block(chunk, at, bytes);
    }

    /** A block that holds a whole number. */
    public Block allocateInt(int value) {
        Block block = allocate(Integer.BYTES);
        block.bytes().putInt(0, value);
        return block;
    }

    /**
     * A block of zeros that begins at a page and has its pages for itself.
     *
     * @throws IllegalStateException if the system has no such memory
     */
    public Block allocatePages(int bytes) {
        return block(map(bytes), 0, bytes);
    }

    /**
     * The same, shared with processes to come: what stands in it outlasts that its pages are taken away.
     *
     * @throws IllegalStateException if the system has no such memory
     */
    public Block allocateShared(int bytes) {
        return block(map(bytes, MAP_SHARED_ANONYMOUS), 0, bytes);
    }

    /**
     * A block whose content never changes: whoever writes to it, past Java, gets SIGSEGV.
     *
     * @param content fills it, in the byte order of this host; called before this returns, and must not keep the buffer
     * @throws IllegalStateException if the system has no such memory
     */
    public Block allocateFixed(int bytes, Consumer<ByteBuffer> content) {
        Block block = allocatePages(bytes);
        content.accept(block.bytes());
        int result = libc.mprotect(block.address(), bytes, PROT_READ);
        if (result < 0) {
            throw new IllegalStateException("mprotect of " + bytes + " bytes: " + Errno.name(-result));
        }
        return new Block(block.bytes().asReadOnlyBuffer().clear().order(ByteOrder.nativeOrder()), block.address());
    }

    /** Gives all back to the system. */
    @Override
    public void close() {
        arena.close();
    }

    private static Block block(MemorySegment in, int at, int bytes) {
        ByteBuffer buffer = in.asSlice(at, bytes).asByteBuffer().order(ByteOrder.nativeOrder());
        return new Block(buffer, in.address() + at);
    }

    private MemorySegment map(int bytes) {
        return map(bytes, MAP_PRIVATE_ANONYMOUS);
    }

    @SuppressWarnings("restricted")
    private MemorySegment map(int bytes, int flags) {
        long address = libc.mmap(bytes, PROT_READ_WRITE, flags);
        if (address < 0) {
            throw new IllegalStateException("mmap of " + bytes + " bytes: " + Errno.name((int) -address));
        }
        return MemorySegment.ofAddress(address).reinterpret(bytes, arena,
                mapped -> libc.munmap(mapped.address(), mapped.byteSize()));
    }
}
