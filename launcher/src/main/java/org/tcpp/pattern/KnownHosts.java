package org.tcpp.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts by name, where the same may be named several times and its addresses once. One thread. */
final class KnownHosts {

    private final Map<String, HostEntry> hosts = new LinkedHashMap<>();

    KnownHosts(List<HostEntry> first) {
        learn(first);
    }

    /** Throws {@link IllegalArgumentException} if one of them has other addresses than before. */
    void learn(List<HostEntry> named) {
        named.forEach(entry -> hosts.merge(entry.name(), entry, KnownHosts::together));
    }

    /** All of them, in the order of their first mention. */
    List<HostEntry> all() {
        return List.copyOf(hosts.values());
    }

    /** These with all that is known of them. */
    List<HostEntry> of(List<HostEntry> named) {
        return named.stream().map(entry -> hosts.get(entry.name())).toList();
    }

    private static HostEntry together(HostEntry one, HostEntry other) {
        if (!one.addresses().isEmpty() && !other.addresses().isEmpty() && !one.equals(other)) {
            throw new IllegalArgumentException("host " + one.name() + " has two addresses, "
                    + String.join("+", one.addresses()) + " and " + String.join("+", other.addresses()));
        }
        return one.addresses().isEmpty() ? other : one;
    }
}
