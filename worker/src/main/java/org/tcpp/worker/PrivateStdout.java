package org.tcpp.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;

/**
 * Standard output, taken for messages only. A JVM writes there what it likes: log lines, thread dumps, the banner of a
 * crash. So on Linux descriptor 1 is copied, and then made a copy of descriptor 2: whatever anybody writes to standard
 * output after that goes to standard error. Elsewhere only Java's own System.out is turned away.
 */
final class PrivateStdout {

    private PrivateStdout() {}

    /** Takes it; the first thing that a worker does. */
    static OutputStream take() {
        System.setOut(System.err);
        if (System.getProperty("os.name").equals("Linux") && PrivateStdout.class.getModule().isNativeAccessEnabled()) {
            Arena arena = Arena.global();
            Libc libc = new Libc(arena);
            int copy = libc.dup(1);
            if (copy >= 0 && libc.dup2(2, 1) >= 0) {
                return new Descriptor(libc, copy, arena.allocate(1 << 16));
            }
        }
        return new FileOutputStream(FileDescriptor.out);
    }

    /** Writes to a descriptor. Calls must not overlap. */
    private static final class Descriptor extends OutputStream {

        private final Libc libc;
        private final int descriptor;
        private final MemorySegment buffer;

        Descriptor(Libc libc, int descriptor, MemorySegment buffer) {
            this.libc = libc;
            this.descriptor = descriptor;
            this.buffer = buffer;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int part = (int) Math.min(length - done, buffer.byteSize());
                MemorySegment.copy(bytes, offset + done, buffer, ValueLayout.JAVA_BYTE, 0, part);
                long written = libc.write(descriptor, buffer, part);
                if (written < 0 && written != -Errno.EINTR) {
                    throw new IOException(Errno.name((int) -written));
                }
                done += (int) Math.max(0, written);
            }
        }
    }
}
