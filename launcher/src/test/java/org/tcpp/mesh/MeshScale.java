package org.tcpp.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tcpp.mesh.Meshes.Moved;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;

/**
 * What it costs to read and merge the results of very many pairs: {@code MeshScale HOSTS [PAIR.json]}, a shift over so
 * many hosts, all pairs with this result. A program, run by bench/mesh-scale.
 */
final class MeshScale {

    private static final double MILLION = 1e6;

    private MeshScale() {}

    public static void main(String[] words) throws IOException {
        Rounds rounds = Pattern.SHIFT.among(HostList.parse("h[1-" + words[0] + "]"));
        List<String> texts = new ArrayList<>();
        if (words.length > 1) {
            texts.add(Files.readString(Path.of(words[1]), StandardCharsets.UTF_8));
        } else {
            Random random = new Random(1);
            for (int i = 0; i < 20; i++) {
                texts.add(JsonReport.text(Meshes.result(Moved.drawn(random, 0, 30))));
            }
        }
        tell("bytes_of_a_pair's_result", texts.getFirst().length());
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.SHIFT, rounds, 0), Meshes.plan());
        long readNs = 0;
        long addNs = 0;
        for (int round = 1; round <= rounds.rounds().size(); round++) {
            for (Pair pair : rounds.rounds().get(round - 1)) {
                long beganNs = System.nanoTime();
                Result result = JsonReport.read(texts.get((round + pair.client().name().hashCode() % 7 + 7)
                        % texts.size()));
                long readNsNow = System.nanoTime();
                tally.add(new PairOutcome(round, pair, result, null, 100_000L));
                readNs += readNsNow - beganNs;
                addNs += System.nanoTime() - readNsNow;
            }
        }
        System.gc();
        long keptBytes = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        long beganNs = System.nanoTime();
        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds));
        long mergedNs = System.nanoTime();
        String text = JsonReport.text(result);
        long writtenNs = System.nanoTime();
        tell("pairs", rounds.pairs());
        tell("reading_seconds", readNs / MILLION / 1000);
        tell("adding_seconds", addNs / MILLION / 1000);
        tell("heap_kept_megabytes", keptBytes / MILLION);
        tell("result_seconds", (mergedNs - beganNs) / MILLION / 1000);
        tell("json_seconds", (writtenNs - mergedNs) / MILLION / 1000);
        tell("json_bytes", text.length());
        tell("json_bytes_of_pairs", JsonReport.tree(result).get("pairs").toString().length());
        tell("json_bytes_of_hosts", JsonReport.tree(result).get("hosts").toString().length());
    }

    private static void tell(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
    }
}
