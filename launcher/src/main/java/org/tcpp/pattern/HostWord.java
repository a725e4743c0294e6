package org.tcpp.pattern;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.tcpp.address.NumericAddress;

/**
 * What may be the name of a host or an address. A name becomes a word of somebody's command line and stands in files
 * and pages, so it holds nothing that a shell, a terminal or an option would take for its own.
 */
final class HostWord {

    private static final Pattern NAME = Pattern
            .compile("([A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9_:][A-Za-z0-9_.:%-]*");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:%-]*");
    /** As names of DNS, RFC 1035 section 2.3.4, and room for a user. */
    private static final int LONGEST = 300;
    private static final int QUOTE = 60;

    private HostWord() {}

    /** Throws {@link IllegalArgumentException} if it is no name by which a host is reached. */
    static void checkName(String name) {
        check(name, NAME, "no name of a host; allowed are letters, digits and . _ - : % behind an optional user@");
        checkHost(name.substring(name.lastIndexOf('@') + 1));
    }

    /** Throws {@link IllegalArgumentException} if connections cannot go to it. */
    static void checkAddress(String address) {
        check(address, ADDRESS, "no address; allowed are names and IPv4 and IPv6 addresses");
        checkHost(address);
    }

    /** A part of what the user wrote that is short enough for a line. */
    static String quote(String text) {
        String shown = text.codePoints()
                .map(c -> c < ' ' || c >= 0x7f ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() <= QUOTE ? shown : shown.substring(0, QUOTE) + "...";
    }

    private static void check(String word, Pattern allowed, String sentence) {
        if (word.length() > LONGEST || !allowed.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + quote(word) + "' is " + sentence);
        }
    }

    /** What looks like a number must be an address; the zone is that of another host and its own business. */
    private static void checkHost(String host) {
        int zone = host.indexOf('%');
        String bare = zone < 0 ? host : host.substring(0, zone);
        boolean numeric = bare.contains(":") || zone >= 0 || bare.matches("[\\d.]+");
        InetAddress address = NumericAddress.parse(bare).orElse(null);
        if (bare.matches("[^:]*:\\d{1,5}")) {
            throw new IllegalArgumentException("'" + quote(host) + "': a port does not belong here");
        }
        if (numeric && address == null) {
            throw new IllegalArgumentException("'" + quote(host) + "' is no IPv4 or IPv6 address");
        }
        if (address != null && (address.isMulticastAddress() || address.isAnyLocalAddress())) {
            throw new IllegalArgumentException("'" + quote(host) + "' is not the address of one host");
        }
    }
}
