package org.tcpp.reach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A system and a kind of machine, by the names that uname has for them.
 *
 * @param system such as Linux
 * @param machine such as x86_64
 */
record Platform(String system, String machine) {

    private static final int HEADER = 20;
    private static final int MAGIC = 0x7f454c46;
    private static final int BYTE_ORDER = 5;
    private static final int LITTLE = 1;
    private static final int SYSTEM = 7;
    private static final int FREEBSD = 9;
    private static final int MACHINE = 18;
    /** e_machine of elf(5), with what uname -m says: Linux first, FreeBSD behind it. */
    private static final Map<Integer, List<String>> MACHINES = Map.of(3, List.of("i686", "i386"), 21,
            List.of("ppc64le", "ppc64", "powerpc"), 22, List.of("s390x"), 40, List.of("armv7l", "armv6l", "arm"), 62,
            List.of("x86_64", "amd64"), 183, List.of("aarch64", "arm64"), 243, List.of("riscv64", "riscv"), 258,
            List.of("loongarch64"));

    /** That for which a program was built; null where its file does not say, as a script's does not. */
    static Platform ofProgram(Path program) throws IOException {
        ByteBuffer header;
        try (InputStream in = Files.newInputStream(program)) {
            header = ByteBuffer.wrap(in.readNBytes(HEADER));
        }
        if (header.remaining() < HEADER || header.getInt(0) != MAGIC) {
            return null;
        }
        header.order(header.get(BYTE_ORDER) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean freeBsd = header.get(SYSTEM) == FREEBSD;
        List<String> names = MACHINES.get((int) header.getShort(MACHINE));
        return names == null
                ? null
                : new Platform(freeBsd ? "FreeBSD" : "Linux", freeBsd ? names.getLast() : names.getFirst());
    }

    /** That of a host which says so by {@code uname -s} and {@code uname -m}, with a space between them. */
    static Platform ofHost(String words) {
        String[] word = words.split(" ", -1);
        return new Platform(word[0], word.length > 1 ? word[1] : "");
    }

    /** Whether a program for the other one runs here. */
    boolean runs(Platform program) {
        return system.equalsIgnoreCase(program.system) && (machine.equals(program.machine)
                || MACHINES.values().stream().anyMatch(
                        names -> names.contains(machine.toLowerCase(Locale.ROOT)) && names.contains(program.machine)));
    }

    @Override
    public String toString() {
        return system + " " + machine;
    }
}
