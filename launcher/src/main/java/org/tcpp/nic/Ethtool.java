package org.tcpp.nic;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * What a network driver says of an interface when asked as ethtool(8) does: SIOCETHTOOL, linux/ethtool.h. It takes no
 * privilege. Each answer is an array of the integers of the command's struct, the command itself first; a driver that
 * has none "does not say" (EOPNOTSUPP). One thread.
 */
public final class Ethtool implements AutoCloseable {

    /** A command: its number, and how many 32-bit integers its struct has. */
    public enum Question {
        /** ETHTOOL_GCOALESCE: 1 rx usecs, 2 rx frames, 10 adaptive rx. */
        COALESCING(0x0e, 23),
        /** ETHTOOL_GRINGPARAM: 1 most rx, 4 most tx, 5 rx, 8 tx. */
        RINGS(0x10, 9),
        /** ETHTOOL_GPAUSEPARAM: 2 rx, 3 tx. */
        PAUSE(0x12, 4),
        /** ETHTOOL_GTSO: 1 on. */
        SEGMENTATION(0x1e, 2),
        /** ETHTOOL_GGSO: 1 on. */
        GENERIC_SEGMENTATION(0x23, 2),
        /** ETHTOOL_GFLAGS: 1 a set of flags. */
        FLAGS(0x25, 2),
        /** ETHTOOL_GGRO: 1 on. */
        GENERIC_RECEIVE(0x2b, 2),
        /** ETHTOOL_GCHANNELS: 1 most rx, 4 most combined, 5 rx, 8 combined. */
        CHANNELS(0x3c, 9);

        private final int command;
        private final int integers;

        Question(int command, int integers) {
            this.command = command;
            this.integers = integers;
        }
    }

    /** ETH_FLAG_LRO. */
    public static final int LARGE_RECEIVE = 1 << 15;

    /** ETHTOOL_GSSET_INFO: a reserved integer, a mask of 64 bits, and how many there are of the one set in it. */
    private static final int COUNT_STRINGS = 0x37;
    private static final int COUNT_STRINGS_BYTES = 20;
    /** ETHTOOL_GSTRINGS: set, how many, and then each in 32 bytes. */
    private static final int STRINGS = 0x1b;
    private static final int STRINGS_HEAD_BYTES = 12;
    private static final int STRING_BYTES = 32;
    /** ETHTOOL_GSTATS: how many, and then each in 64 bits. */
    private static final int STATISTICS = 0x1d;
    private static final int STATISTICS_HEAD_BYTES = 8;
    /** ETH_SS_STATS. */
    private static final int SET_OF_STATISTICS = 1;
    /** A driver writes as many as it has by then, whatever room there is: it may have got more queues meanwhile. */
    private static final int SPARE = 1024;

    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final long SIOCETHTOOL = 0x8946;
    /** struct ifreq: a name of 16 bytes, and here a pointer behind it. */
    private static final int REQUEST_BYTES = 40;
    private static final int NAME_BYTES = 16;

    private final Arena arena = Arena.ofConfined();
    private final Calls calls = new Calls(arena);
    private final MemorySegment request = arena.allocate(REQUEST_BYTES, Long.BYTES);
    private final int fd;

    /** For an interface, by its name. */
    public Ethtool(String networkInterface) throws IOException {
        byte[] name = networkInterface.getBytes(StandardCharsets.ISO_8859_1);
        if (name.length >= NAME_BYTES) {
            throw new IOException(networkInterface + ": no interface has so long a name");
        }
        MemorySegment.copy(name, 0, request, JAVA_BYTE, 0, name.length);
        fd = calls.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    }

    /** Asks the driver. */
    public int[] ask(Question question) throws IOException {
        MemorySegment answer = arena.allocate((long) question.integers * Integer.BYTES, Long.BYTES);
        ask(question.command, answer);
        return answer.toArray(JAVA_INT);
    }

    /** What the driver counts under names of its own, often for each queue; empty if it counts nothing. */
    public Map<String, Long> statistics() throws IOException {
        MemorySegment sets = arena.allocate(COUNT_STRINGS_BYTES, Long.BYTES);
        sets.set(JAVA_LONG, 2 * Integer.BYTES, 1L << SET_OF_STATISTICS);
        ask(COUNT_STRINGS, sets);
        if (sets.get(JAVA_LONG, 2 * Integer.BYTES) == 0) {
            return Map.of();
        }
        int count = sets.get(JAVA_INT, 4 * Integer.BYTES);
        long room = 2L * count + SPARE;
        MemorySegment names = arena.allocate(STRINGS_HEAD_BYTES + room * STRING_BYTES, Long.BYTES);
        names.set(JAVA_INT, Integer.BYTES, SET_OF_STATISTICS);
        ask(STRINGS, names);
        MemorySegment values = arena.allocate(STATISTICS_HEAD_BYTES + room * Long.BYTES, Long.BYTES);
        values.set(JAVA_INT, Integer.BYTES, count);
        ask(STATISTICS, values);
        int both = Math.min(names.get(JAVA_INT, 2 * Integer.BYTES), values.get(JAVA_INT, Integer.BYTES));
        Map<String, Long> statistics = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(both, count); i++) {
            statistics.put(text(names.asSlice(STRINGS_HEAD_BYTES + (long) i * STRING_BYTES, STRING_BYTES)),
                    values.get(JAVA_LONG, STATISTICS_HEAD_BYTES + (long) i * Long.BYTES));
        }
        return statistics;
    }

    private static String text(MemorySegment bytes) {
        String all = new String(bytes.toArray(JAVA_BYTE), StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return (end < 0 ? all : all.substring(0, end)).strip();
    }

    private void ask(int command, MemorySegment struct) throws IOException {
        struct.set(JAVA_INT, 0, command);
        request.set(JAVA_LONG, NAME_BYTES, struct.address());
        calls.ioctl(fd, SIOCETHTOOL, request);
    }

    @Override
    public void close() {
        calls.close(fd);
        arena.close();
    }
}
