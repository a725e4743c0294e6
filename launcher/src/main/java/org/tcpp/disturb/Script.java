package org.tcpp.disturb;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A file of disturbances. Each line has a time since the start of the run, or {@code end}, and a command; empty lines
 * and those that begin with {@code #} say nothing.
 *
 * @param disturbances in the order of their times; of one time, and at the end, in the order of their lines
 */
public record Script(List<Disturbance> disturbances) {

    /** Nothing is done. */
    public static final Script NONE = new Script(List.of());

    private static final String END = "end";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 1000;
    private static final int NANO_DIGITS = 9;

    public Script {
        disturbances = disturbances.stream().sorted(Comparator.comparingLong(Disturbance::atNs)).toList();
    }

    /**
     * Reads a file.
     *
     * @param file its name
     * @param time reads a time, in nanoseconds
     * @throws IllegalArgumentException if it cannot be read or is wrong, with a sentence that says where
     */
    public static Script read(String file, ToLongFunction<String> time) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1); // a device has no size
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("is larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return parse(text.lines().toList(), time);
        } catch (NoSuchFileException _) {
            throw new IllegalArgumentException("there is no such file");
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException("is no text in UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getMessage() + ")");
        }
    }

    static Script parse(List<String> lines, ToLongFunction<String> time) {
        List<Disturbance> all = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                all.add(disturbance(number, line, time));
            }
        }
        if (all.isEmpty() || all.size() > MOST_LINES) {
            throw new IllegalArgumentException("has " + all.size() + " commands; allowed are 1 to " + MOST_LINES);
        }
        return new Script(all);
    }

    private static Disturbance disturbance(int number, String line, ToLongFunction<String> time) {
        String[] words = line.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("line " + number + ", " + line
                    + ": needs a time (500ms, 10s) or end, and a command");
        }
        if (words[0].equals(END)) {
            return new Disturbance(Disturbance.AT_END, words[1]);
        }
        try {
            return new Disturbance(time.applyAsLong(words[0]), words[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage() + ", or end");
        }
    }

    /** True if nothing is done. */
    public boolean isEmpty() {
        return disturbances.isEmpty();
    }

    /** The lines that say the same: times in seconds. */
    public List<String> lines() {
        return disturbances.stream().map(one -> (one.isAtEnd() ? END : seconds(one.atNs())) + " " + one.command())
                .toList();
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros().toPlainString() + "s";
    }
}
