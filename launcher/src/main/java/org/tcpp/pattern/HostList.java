package org.tcpp.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of hosts in the notation of pdsh, clush and Slurm: {@code h[1-3,7]}, {@code c[01-32]} with leading zeros,
 * several of these with commas, {@code @FILE} with one or more of these a line, and {@code NAME=ADDRESS[+ADDRESS]} for
 * hosts that are reached by one network and tested over another. All errors are {@link IllegalArgumentException}, with
 * a sentence that says what is wrong.
 */
public final class HostList {

    /** Far more than can be reached without a tree; it keeps a slip of the finger from being tried. */
    public static final int MOST_HOSTS = 4096;

    private static final int MOST_BYTES = 1 << 20;
    private static final String FILE = "@";

    private HostList() {}

    /** The hosts of a list, in its order, at least one and none twice. */
    public static List<HostEntry> parse(String text) {
        Map<String, HostEntry> hosts = new LinkedHashMap<>();
        for (String item : split(text)) {
            List<String> items = item.startsWith(FILE) ? read(item.substring(FILE.length())) : List.of(item);
            for (String one : items) {
                entries(one).forEach(entry -> add(hosts, entry));
            }
        }
        return List.copyOf(hosts.values());
    }

    /** The files that a list names. */
    public static List<String> files(String text) {
        return split(text).stream().filter(item -> item.startsWith(FILE)).map(item -> item.substring(FILE.length()))
                .toList();
    }

    /** The lines of a file without comments ({@code #} to the end) and without white space around them. */
    static List<String> lines(String file) {
        return text(file).lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                .toList();
    }

    /** One item of a list, which may stand for several hosts. */
    static List<HostEntry> entries(String item) {
        int equals = item.indexOf('=');
        List<String> names = HostRange.expand(equals < 0 ? item : item.substring(0, equals));
        names.forEach(HostWord::checkName);
        if (equals < 0) {
            return names.stream().map(name -> new HostEntry(name, List.of())).toList();
        }
        List<List<String>> addresses = new ArrayList<>();
        for (String address : item.substring(equals + 1).split("\\+", -1)) {
            List<String> each = HostRange.expand(address);
            if (each.size() != names.size()) {
                throw new IllegalArgumentException("'" + HostWord.quote(item) + "' has " + names.size()
                        + " names and " + each.size() + " addresses; allowed are as many of both");
            }
            each.forEach(HostWord::checkAddress);
            addresses.add(each);
        }
        List<HostEntry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int host = i;
            entries.add(new HostEntry(names.get(i), addresses.stream().map(each -> each.get(host)).toList()));
        }
        return entries;
    }

    private static void add(Map<String, HostEntry> hosts, HostEntry entry) {
        if (hosts.putIfAbsent(entry.name(), entry) != null) {
            throw new IllegalArgumentException("host " + entry.name() + " stands there twice");
        }
        if (hosts.size() > MOST_HOSTS) {
            throw new IllegalArgumentException("more than " + MOST_HOSTS + " hosts; allowed are so many");
        }
    }

    private static List<String> read(String file) {
        List<String> items = new ArrayList<>();
        for (String line : lines(file)) {
            for (String word : line.split("\\s+")) {
                if (word.startsWith(FILE)) {
                    throw new IllegalArgumentException(file + " names another file, " + HostWord.quote(word)
                            + "; allowed are hosts");
                }
                items.addAll(split(word));
            }
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException(file + " has no hosts");
        }
        return items;
    }

    private static String text(String file) {
        if (file.isBlank()) {
            throw new IllegalArgumentException("the name of the file is empty");
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(file + " is larger than a list of hosts, " + (MOST_BYTES >> 20)
                        + " MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw new IllegalArgumentException("cannot read " + file + ": there is no such file");
        } catch (AccessDeniedException _) {
            throw new IllegalArgumentException("cannot read " + file + ": permission denied");
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** At commas that stand outside of brackets. */
    private static List<String> split(String text) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.length())) {
                items.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (items.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a host is missing beside a comma");
        }
        return items;
    }
}
