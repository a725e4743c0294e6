package org.tcpp.integrity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tcpp.message.Residues;

/** Where extents begin and how long they are, within cache lines, pages and the like. One thread. */
final class ResidueCounts {

    private static final List<Integer> MODULI = List.of(8, 64, 2048, 4096, 65_536);
    private static final int[] OF_BUFFER = {64, 4096};

    private final List<Integer> moduli;
    private final Map<Divided, Counts> counts = new LinkedHashMap<>();

    /** Of a worker that moves so many bytes in one system call at most. */
    ResidueCounts(int callBytes) {
        moduli = Stream.concat(MODULI.stream(), Stream.of(callBytes)).distinct().toList();
    }

    private record Divided(String of, long modulus) {
    }

    private static final class Counts {
        private final Map<Long, Long> ofResidue = new LinkedHashMap<>();
        private long others;
    }

    void add(Extent extent) {
        for (int modulus : moduli) {
            add(Residues.START, modulus, extent.from());
            add(Residues.LENGTH, modulus, extent.length());
        }
        for (int modulus : OF_BUFFER) {
            add(Residues.BUFFER, modulus, extent.index());
        }
    }

    /** Where it begins in segments of that length. */
    void add(Extent extent, long segmentBytes) {
        add(Residues.SEGMENT, segmentBytes, extent.from());
    }

    private void add(String of, long modulus, long value) {
        Counts some = counts.computeIfAbsent(new Divided(of, modulus), _ -> new Counts());
        long residue = value % modulus;
        if (some.ofResidue.containsKey(residue) || some.ofResidue.size() < Residues.MOST) {
            some.ofResidue.merge(residue, 1L, Long::sum);
        } else {
            some.others++;
        }
    }

    List<Residues> list() {
        List<Residues> list = new ArrayList<>();
        counts.forEach((divided, some) -> list.add(new Residues(divided.of, divided.modulus,
                some.ofResidue.keySet().stream().mapToLong(Long::longValue).toArray(),
                some.ofResidue.values().stream().mapToLong(Long::longValue).toArray(), some.others)));
        return list;
    }
}
