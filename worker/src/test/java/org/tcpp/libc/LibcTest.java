package org.tcpp.libc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

@EnabledOnOs(LINUX)
class LibcTest {

    private final Libc libc = new Libc();

    @Test
    void shouldReturnMinusErrnoWhereACallFails() {
        assertThat(libc.close(-1)).as("EBADF").isEqualTo(-9);
    }

    @Test
    void shouldReadWhatWasWritten() {
        try (NativeMemory memory = new NativeMemory(libc)) {
            Block count = memory.allocate(Long.BYTES);
            count.bytes().putLong(0, 7);
            int event = libc.eventfd(0, 0);
            assertThat(libc.write(event, count.address(), 8)).isEqualTo(8);
            count.clear();
            assertThat(libc.read(event, count.address(), 8)).isEqualTo(8);
            assertThat(count.bytes().getLong(0)).isEqualTo(7);
            assertThat(libc.close(event)).isZero();
        }
    }

    @Test
    void shouldTellClocksAndLimits() {
        long beganNs = System.nanoTime();
        long monotonicNs = libc.clockGettime(1);
        assertThat(libc.clockGettime(1) - monotonicNs).isBetween(0L, System.nanoTime() - beganNs);
        assertThat(libc.clockGettime(-1)).as("EINVAL").isEqualTo(-Errno.EINVAL);
        assertThat(libc.getrlimit(7)).as("descriptors").isPositive();
        assertThat(libc.getrlimit(-1)).as("EINVAL").isEqualTo(-Errno.EINVAL);
    }

    @Test
    void shouldNameErrorNumbers() {
        assertThat(Errno.name(Errno.ECONNREFUSED)).isEqualTo("ECONNREFUSED");
        assertThat(Errno.name(12345)).isEqualTo("errno 12345");
    }
}
