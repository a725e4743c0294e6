package org.tcpp.size;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.size.PiecewiseSizes.Point;

/** Points of a cumulative distribution, read from a file of two columns or from one line, and written as one line. */
final class CdfPoints {

    /** Longest file, in bytes: room for {@link PiecewiseSizes#MOST_POINTS} lines of a hundred characters. */
    private static final int LARGEST_FILE_BYTES = 1_000_000;

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private CdfPoints() {}

    /** A mix of these points; its text holds them all. */
    static PiecewiseSizes mix(List<Point> points) {
        String text = points.stream()
                .map(point -> point.bytes() + "=" + Decimal.format(point.probability()))
                .collect(Collectors.joining(",", "points:", ""));
        return new PiecewiseSizes(text, points);
    }

    /** Reads points written {@code bytes=probability}. */
    static List<Point> parse(String text, String separator) {
        List<Entry> entries = new ArrayList<>();
        for (String point : text.split(separator, -1)) {
            String[] sides = point.split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("point '" + point + "' is not BYTES=PROBABILITY");
            }
            entries.add(entry(sides[0], sides[1]));
        }
        return points(entries);
    }

    /**
     * Reads a file: on each line bytes and cumulative probability, separated by blanks, the probabilities from 0 to 1
     * or from 0 to 100. Empty lines, and all that follows a {@code #}, do not count.
     *
     * @throws IllegalArgumentException if it cannot be read; the message names file and line
     */
    static List<Point> read(String file) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : content(file).lines().toList()) {
            number++;
            String kept = line.replaceFirst("#.*", "").strip();
            if (kept.isEmpty()) {
                continue;
            }
            String[] columns = kept.split("\\s+");
            try {
                if (columns.length != 2) {
                    throw new IllegalArgumentException("'" + kept + "' is not bytes, blanks, probability");
                }
                entries.add(entry(columns[0], columns[1]));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + " of " + file + ": " + e.getMessage(), e);
            }
        }
        return points(entries);
    }

    private record Entry(long bytes, BigDecimal probability) {
    }

    private static Entry entry(String bytes, String probability) {
        return new Entry(ByteSize.parse(bytes), Decimal.parse("probability", probability));
    }

    private static List<Point> points(List<Entry> entries) {
        boolean percent = !entries.isEmpty() && entries.getLast().probability.compareTo(PERCENT) == 0;
        return entries.stream()
                .map(entry -> new Point(entry.bytes,
                        (percent ? entry.probability.movePointLeft(2) : entry.probability).doubleValue()))
                .toList();
    }

    private static String content(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] content = in.readNBytes(LARGEST_FILE_BYTES + 1);
            if (content.length > LARGEST_FILE_BYTES) {
                throw new IllegalArgumentException(
                        file + " is too large: at most " + LARGEST_FILE_BYTES + " bytes are read");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException("no permission to read " + file, e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
