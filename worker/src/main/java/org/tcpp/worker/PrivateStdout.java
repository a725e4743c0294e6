package org.tcpp.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import org.tcpp.libc.DescriptorOutput;

/**
 * Standard output, taken for messages only. A JVM writes there what it likes: log lines, thread dumps, the banner of a
 * crash. So on Linux everybody else's standard output becomes standard error; elsewhere only Java's own System.out is
 * turned away.
 */
final class PrivateStdout {

    private PrivateStdout() {}

    /** Takes it; the first thing that a worker does. */
    static OutputStream take() {
        System.setOut(System.err);
        if (System.getProperty("os.name").equals("Linux") && PrivateStdout.class.getModule().isNativeAccessEnabled()) {
            OutputStream own = DescriptorOutput.ofStandardOutput();
            if (own != null) {
                return own;
            }
        }
        return new FileOutputStream(FileDescriptor.out);
    }
}
