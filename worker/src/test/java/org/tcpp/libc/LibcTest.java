package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

@EnabledOnOs(LINUX)
class LibcTest {

    @Test
    void shouldReturnMinusErrnoWhereACallFails() {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(new Libc(arena).close(-1)).as("EBADF").isEqualTo(-9);
        }
    }

    @Test
    void shouldReadWhatWasWritten() {
        try (Arena arena = Arena.ofConfined()) {
            Libc libc = new Libc(arena);
            MemorySegment count = arena.allocateFrom(ValueLayout.JAVA_LONG, 7);
            int event = libc.eventfd(0, 0);
            assertThat(libc.write(event, count, 8)).isEqualTo(8);
            count.set(ValueLayout.JAVA_LONG, 0, 0);
            assertThat(libc.read(event, count, 8)).isEqualTo(8);
            assertThat(count.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(7);
            assertThat(libc.close(event)).isZero();
        }
    }

    @Test
    void shouldNameErrorNumbers() {
        assertThat(Errno.name(Errno.ECONNREFUSED)).isEqualTo("ECONNREFUSED");
        assertThat(Errno.name(12345)).isEqualTo("errno 12345");
    }
}
