package org.tcpp.cli;

import java.util.Collections;
import java.util.List;
import org.tcpp.address.AddressCheck;
import org.tcpp.address.NumericAddress;

import static org.tcpp.cli.CliOption.CONNECT;
import static org.tcpp.cli.CliOption.LOCAL;
import static org.tcpp.cli.CliOption.ONLY;
import static org.tcpp.cli.CliOption.PROCESSES;

/** The rules about the servers that a client names. */
final class ServerRules {

    private final Given given;

    private ServerRules(Given given) {
        this.given = given;
    }

    /** What they may be. Throws {@link UsageError} with the first rule that is broken. */
    static void checkValues(Given given, Options options) {
        ServerRules r = new ServerRules(given);
        List<String> servers = options.servers();
        String local = options.placement().local();
        for (String server : servers) {
            r.refuse(server.isEmpty(), CONNECT, "an empty name; allowed are hosts with single commas between them");
            AddressCheck.complaint(server).ifPresent(complaint -> r.refuse(true, CONNECT, complaint));
            r.refuse(Collections.frequency(servers, server) > 1, CONNECT, "names " + server + " twice");
            r.refuse(NumericAddress.differInFamily(server, local), LOCAL,
                    "not of the family of " + server + "; one of both is IPv4, the other IPv6");
            r.refuse(NumericAddress.differInZone(server, local), LOCAL,
                    "not on the interface of " + server + "; both need the same zone");
        }
        if (servers.size() > 1) {
            r.refuse(options.placement().processes() % servers.size() != 0, PROCESSES, "each of the "
                    + servers.size() + " servers has as many workers of the client; allowed are multiples of "
                    + servers.size());
            r.refuse(given.has(ONLY), ONLY, "needs the one server that this connection goes to; connection i goes to"
                    + " that of number i modulo " + servers.size() + ", from 0");
        }
    }

    private void refuse(boolean broken, CliOption option, String sentence) {
        if (broken) {
            throw new UsageError(given.named(option) + ": " + sentence);
        }
    }
}
