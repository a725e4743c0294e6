package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A run of a sweep.
 *
 * @param order its place in the whole, from 1
 * @param block which time its cell has its turn, from 1
 * @param cell what it does
 */
public record PlannedRun(int order, int block, Cell cell) {

    /**
     * Complete blocks: each holds every cell once, in an order of its own. So whenever a sweep is interrupted all cells
     * have had as many turns, but for one, and a drift of the hosts falls on all alike. A block's order follows from
     * the seed and its number alone: more blocks leave those before as they were.
     *
     * @param seed where the draws begin; null: the order given
     */
    static List<PlannedRun> inBlocks(List<Cell> cells, int blocks, Long seed) {
        List<PlannedRun> runs = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            List<Cell> order = new ArrayList<>(cells);
            if (seed != null) {
                Collections.shuffle(order, new Random(seed + 0x9e3779b97f4a7c15L * block));
            }
            for (Cell cell : order) {
                runs.add(new PlannedRun(runs.size() + 1, block, cell));
            }
        }
        return runs;
    }

    /** Its result's: {@code m=10,congestion=bbr.3.json}. */
    public String file() {
        return cell.fileName() + "." + block + ".json";
    }
}
