package org.tcpp.libc;

import java.io.IOException;
import java.io.OutputStream;

/** Writes to a file descriptor. Not thread-safe. */
public final class DescriptorOutput extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Libc libc;
    private final int descriptor;
    private final Block buffer;

    private DescriptorOutput(Libc libc, int descriptor) {
        this.libc = libc;
        this.descriptor = descriptor;
        buffer = new NativeMemory(libc).allocate(BUFFER_BYTES);
    }

    /**
     * Takes standard output away from everybody else: descriptor 1 is copied, and then made a copy of descriptor 2, so
     * that whatever else is written to standard output goes to standard error. Null if that does not work.
     */
    public static DescriptorOutput ofStandardOutput() {
        Libc libc = new Libc();
        int copy = libc.dup(1);
        return copy >= 0 && libc.dup2(2, 1) >= 0 ? new DescriptorOutput(libc, copy) : null;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, BUFFER_BYTES);
            buffer.bytes().put(0, bytes, offset + done, part);
            long written = libc.write(descriptor, buffer.address(), part);
            if (written < 0 && written != -Errno.EINTR) {
                throw new IOException(Errno.name((int) -written));
            }
            done += (int) Math.max(0, written);
        }
    }
}
