package org.tcpp.size;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Distributions of flow sizes that the literature uses, by name: bytes and cumulative probability. The points under a
 * name never change, since the other end knows them by that name; other points get another name.
 */
enum PublishedMix {

    /**
     * Web search. Alizadeh et al.: Data Center TCP (DCTCP), SIGCOMM 2010; points as in HKUST-SING/TrafficGenerator,
     * conf/DCTCP_CDF.txt. Mean 1,711,250.
     */
    WEBSEARCH("0=0 10000=.15 20000=.20 30000=.30 50000=.40 80000=.53 200000=.60 1000000=.70 2000000=.80 5000000=.90"
            + " 10000000=.97 30000000=1"),

    /**
     * Data mining. Greenberg et al.: VL2, SIGCOMM 2009; the variant of HKUST-SING/TrafficGenerator, conf/VL2_CDF.txt,
     * with 100 MB at .98. Mean 12,658,199. The variant in ns-2 scripts (pFabric, PIAS) has 97 MB at .99, and a mean of
     * 7.47 MB.
     */
    DATAMINING("0=0 180=.10 216=.20 560=.30 900=.40 1100=.50 1870=.60 3160=.70 10000=.80 400000=.90 3160000=.95"
            + " 100000000=.98 1000000000=1"),

    /**
     * Facebook's Hadoop. Roy et al.: Inside the Social Network's (Datacenter) Network, SIGCOMM 2015; points as in
     * alibaba-edu/High-Precision-Congestion-Control, traffic_gen/FbHdp_distribution.txt. Mean 120,421.
     */
    HADOOP("0=0 100=.01 200=.02 300=.05 350=.15 400=.20 500=.30 600=.40 700=.50 1000=.60 2000=.67 7000=.70 30000=.72"
            + " 50000=.82 80000=.87 120000=.90 300000=.95 1000000=.975 2000000=.99 10000000=1"),

    /**
     * Alibaba's storage, 2019. Li et al.: HPCC: High Precision Congestion Control, SIGCOMM 2019, and its repository,
     * traffic_gen/AliStorage2019.txt. Mean 40,870.
     */
    STORAGE("0=0 4000=.2293 8000=.6921 16000=.8061 32000=.9047 64000=.9353 128000=.9677 256000=.9753 2000000=1");

    private final String points;

    PublishedMix(String points) {
        this.points = points;
    }

    /** The name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the points: exact arithmetic costs every process that touches it 20 ms, so only where they are wanted. */
    PiecewiseSizes sizes() {
        return new PiecewiseSizes(word(), CdfPoints.parse(points, " "));
    }

    /** All names, in one line. */
    static String words() {
        return Arrays.stream(values()).map(PublishedMix::word).collect(Collectors.joining(", "));
    }
}
