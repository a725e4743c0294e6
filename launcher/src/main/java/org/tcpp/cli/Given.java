package org.tcpp.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.tcpp.size.ByteSize;

/** The words that were given, read option by option. Every message names the option, the word and what is allowed. */
final class Given {

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[A-Za-z0-9.-]+)?");

    private final CommandLine line;

    Given(CommandLine line) {
        this.line = line;
    }

    boolean has(Opt opt) {
        return line.hasOption(opt.longName());
    }

    /** The word, or null. */
    String text(Opt opt) {
        return line.getOptionValue(opt.longName());
    }

    /** A count from {@code least} to {@code most}; 10k and 2M are understood. */
    long count(Opt opt, long least, long most, long otherwise) throws UsageException {
        String allowed = "allowed are whole numbers from " + least + " to " + most + ", also as 10k or 2M";
        return read(opt, otherwise, allowed, text -> within(ByteSize.parse(text), least, most, allowed));
    }

    /** A size in bytes from {@code least} to {@code most}. */
    long bytes(Opt opt, long least, long most, long otherwise) throws UsageException {
        String allowed = "allowed are " + least + " to " + most
                + " bytes, also with k, M, G, T (powers of 1000) or Ki, Mi, Gi, Ti (powers of 1024)";
        return read(opt, otherwise, allowed, text -> within(ByteSize.parse(text), least, most, allowed));
    }

    /** A time of at least {@code leastNs}. */
    long time(Opt opt, long leastNs, long otherwise) throws UsageException {
        return read(opt, otherwise, null, text -> within(TimeSpan.parse(text), leastNs, Long.MAX_VALUE,
                "allowed are times from " + TimeSpan.format(leastNs) + " on"));
    }

    /** One of some words. */
    <T> T word(Opt opt, T otherwise, Function<String, T> parse, String allowed) throws UsageException {
        return read(opt, otherwise, "allowed are " + allowed, parse);
    }

    /** A numeric address, or null. */
    InetAddress address(Opt opt) throws UsageException {
        return read(opt, null, "allowed is an IPv4 or IPv6 address in figures", text -> {
            if (!NUMERIC.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /** All KEY=VALUE pairs of an option. */
    Map<String, String> pairs(Opt opt) throws UsageException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (has(opt)) {
            for (String text : line.getOptionValues(opt.longName())) {
                int equals = text.indexOf('=');
                if (equals < 1) {
                    throw wrong(opt, text, "allowed is KEY=VALUE");
                }
                if (pairs.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                    throw wrong(opt, text, "the key was given before");
                }
            }
        }
        return pairs;
    }

    private <T> T read(Opt opt, T otherwise, String allowed, Function<String, T> parse) throws UsageException {
        if (!has(opt)) {
            return otherwise;
        }
        try {
            return parse.apply(text(opt));
        } catch (IllegalArgumentException e) {
            throw wrong(opt, text(opt), allowed != null ? allowed : e.getMessage());
        }
    }

    static UsageException wrong(Opt opt, String given, String allowed) {
        return new UsageException(opt.shown() + " " + given + ": " + allowed);
    }

    private static long within(long value, long least, long most, String allowed) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(allowed);
        }
        return value;
    }
}
