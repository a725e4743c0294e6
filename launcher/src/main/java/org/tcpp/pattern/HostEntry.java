package org.tcpp.pattern;

import java.util.List;

/**
 * A host as the user named it.
 *
 * @param name how it is reached: a name, an address, or {@code user@} and one of these
 * @param addresses what connections go to, names or addresses; none: where it is reached
 */
public record HostEntry(String name, List<String> addresses) {

    public HostEntry {
        addresses = List.copyOf(addresses);
    }

    /** What connections go to, at least one name or address. */
    public List<String> targets() {
        return addresses.isEmpty() ? List.of(name.substring(name.lastIndexOf('@') + 1)) : addresses;
    }
}
