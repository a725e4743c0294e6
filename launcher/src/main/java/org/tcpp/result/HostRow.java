package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A host that had a part in the run.
 *
 * @param agent its number: 0 for the host that wrote the result, 1 and more for others
 * @param role {@code client}, {@code server} or, where both ran on it, {@code both}
 * @param facts what is known of it
 */
public record HostRow(int agent, String role, HostView facts) {

    static List<HostRow> of(HostsView hosts) {
        List<HostRow> rows = new ArrayList<>(ends(hosts));
        for (int i = 0; i < hosts.others().size(); i++) {
            if (hosts.others().get(i) != null) {
                rows.add(new HostRow(i + 2, "server", hosts.others().get(i)));
            }
        }
        return List.copyOf(rows);
    }

    private static List<HostRow> ends(HostsView hosts) {
        HostView client = hosts.client();
        HostView server = hosts.server();
        if (client == null || server == null) {
            return client != null
                    ? List.of(new HostRow(0, "client", client))
                    : server != null ? List.of(new HostRow(0, "server", server)) : List.of();
        }
        return Objects.equals(client, server)
                ? List.of(new HostRow(0, "both", client))
                : List.of(new HostRow(0, "client", client), new HostRow(1, "server", server));
    }

    boolean is(String wanted) {
        return role.equals(wanted) || role.equals("both");
    }
}
