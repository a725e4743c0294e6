package org.tcpp.libc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.OS.LINUX;

@EnabledOnOs(LINUX)
class NativeMemoryTest {

    private final NativeMemory memory = new NativeMemory(new Libc());

    @Test
    void shouldGiveBlocksOfZerosThatDoNotOverlap() {
        for (int bytes : new int[]{0, 1, 63, 64, 65, 4096, 65_535, 65_536, 65_537, 1 << 20, 100}) {
            Block block = memory.allocate(bytes);
            assertThat(block.size()).isEqualTo(bytes);
            assertThat(block.address() % 64).isZero();
            for (int i = 0; i < bytes; i++) {
                assertThat(block.bytes().get(i)).isZero();
                block.bytes().put(i, (byte) 1);
            }
        }
        memory.close();
    }

    @Test
    void shouldReadACString() {
        Block block = memory.allocate(8);
        block.bytes().put(0, new byte[]{'e', 't', 'h', '0', 0, 'x'});
        assertThat(block.text()).isEqualTo("eth0");
        block.clear();
        assertThat(block.text()).isEmpty();
        memory.close();
    }

    @Test
    void shouldProtectWhatNeverChangesAgainstWriting() throws IOException {
        Block block = memory.allocateFixed(10_000, bytes -> bytes.put(9_999, (byte) 7));

        assertThat(block.bytes().get(9_999)).isEqualTo((byte) 7);
        assertThat(block.bytes().isReadOnly()).isTrue();
        assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                .filteredOn(line -> line.startsWith(Long.toHexString(block.address()) + "-"))
                .singleElement().asString().contains(" r--p ");
        memory.close();
    }

    @Test
    void shouldThrowRatherThanCrashWhereItIsUsedAfterItsEnd() {
        ByteBuffer bytes = memory.allocate(1 << 20).bytes();
        memory.close();
        assertThatThrownBy(() -> bytes.get(0)).isInstanceOf(IllegalStateException.class);
    }
}
