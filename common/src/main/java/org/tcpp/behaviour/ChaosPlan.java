package org.tcpp.behaviour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which connection of a run behaves how: a pure function of the seed and the connection's index, so that both ends know
 * it without a word and one connection can be made again alone. Immutable; any thread.
 *
 * @param weights how frequent each behaviour is; none: every connection does what was agreed
 * @param seed where the draws start; the same seed gives the same behaviours
 * @param only the only connection that is made, by its index, or {@link #ALL}
 */
public record ChaosPlan(List<Weight> weights, long seed, long only) {

    /** In place of an index: every connection is made. */
    public static final long ALL = -1;
    /** Every connection does what was agreed. */
    public static final ChaosPlan NONE = new ChaosPlan(List.of(), 0, ALL);
    /** The word for every behaviour that is no bystander's. */
    private static final String EVERY = "all";
    private static final int MOST_WEIGHT = 1_000_000;

    /**
     * How frequent a behaviour is.
     *
     * @param behaviour which
     * @param weight its share is this over the sum of all
     */
    public record Weight(Behaviour behaviour, int weight) {
    }

    public ChaosPlan {
        weights = List.copyOf(weights);
    }

    /**
     * Reads a mix: names of behaviours, or {@code all}, each with a weight behind a colon or 1, separated by commas.
     * Where nothing is said of {@code plain}, half of the connections are.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong
     */
    public static ChaosPlan parse(String text, long seed, long only) {
        Map<Behaviour, Integer> weights = new EnumMap<>(Behaviour.class);
        Set<String> words = new HashSet<>();
        for (String item : text.split(",", -1)) {
            String[] parts = item.split(":", 2);
            if (!words.add(parts[0])) {
                throw new IllegalArgumentException(parts[0] + " stands there twice");
            }
            int weight = parts.length == 1 ? 1 : weight(parts[1]);
            List<Behaviour> meant = parts[0].equals(EVERY) ? Behaviour.strange() : List.of(Behaviour.of(parts[0]));
            meant.forEach(behaviour -> weights.put(behaviour, weight));
        }
        int strange = weights.values().stream().mapToInt(Integer::intValue).sum();
        weights.putIfAbsent(Behaviour.PLAIN, strange);
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("all weights are 0");
        }
        List<Weight> list = new ArrayList<>();
        weights.forEach((behaviour, weight) -> list.add(new Weight(behaviour, weight)));
        return new ChaosPlan(list, seed, only);
    }

    private static int weight(String text) {
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > MOST_WEIGHT) {
            throw new IllegalArgumentException("'" + text + "' is no weight; allowed are 0 to " + MOST_WEIGHT);
        }
        return Integer.parseInt(text);
    }

    /** The mix as {@link #parse} reads it, with every weight. */
    public String text() {
        return weights.stream()
                .map(weight -> weight.behaviour.word() + ":" + weight.weight)
                .collect(Collectors.joining(","));
    }

    /** True if any connection may do anything else than was agreed for all. */
    public boolean isOn() {
        return !weights.isEmpty();
    }

    /** True if some connections may do that. */
    public boolean has(Behaviour behaviour) {
        return weights.stream().anyMatch(weight -> weight.weight > 0 && weight.behaviour == behaviour);
    }

    /** True if some connections may end before a word was said. */
    public boolean leavesSilently() {
        return weights.stream().anyMatch(weight -> weight.weight > 0 && weight.behaviour.leavesSilently());
    }

    /** The index of the first connection of the worker of that number. */
    public long first(int worker) {
        return only == ALL ? worker : only;
    }

    /** What a connection does. */
    public Behaviour of(long index) {
        long left = draw(index).below(Draw.BEHAVIOUR, weights.stream().mapToLong(Weight::weight).sum());
        for (Weight weight : weights) {
            left -= weight.weight;
            if (left < 0) {
                return weight.behaviour;
            }
        }
        throw new IllegalStateException("no behaviour for connection " + index);
    }

    /** What else is drawn for a connection. */
    public Draw draw(long index) {
        return new Draw(seed, index);
    }
}
