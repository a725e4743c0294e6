package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Whether the two ends of a run fit each other. Pure. */
public final class EndChecks {

    private EndChecks() {}

    /** What has to be equal on both. */
    public static List<Check> of(Examination client, Examination server) {
        List<Check> checks = new ArrayList<>();
        Settings here = client.settings();
        Settings there = server.settings();
        Long mtu = here.number(Setting.MTU_BYTES);
        Long otherMtu = there.number(Setting.MTU_BYTES);
        boolean smallerHere = mtu != null && otherMtu != null && mtu < otherMtu;
        checks.add(equal("mtu", Verdict.BAD, Setting.MTU_BYTES, here, there,
                "what is larger than the smaller packet is lost or cut", "On the "
                        + (smallerHere
                                ? "server: ip link set " + device(server)
                                : "client: ip link set "
                                        + device(client))
                        + " mtu " + (smallerHere ? mtu : otherMtu) + ", or the larger one on the other"));
        checks.add(equal("speed", Verdict.WARN, Setting.SPEED_BITS_PER_SECOND, here, there,
                "the slower one is the limit", "The faster port, or a switch that does not drop what it cannot pass"));
        checks.add(equal("pause", Verdict.WARN, Setting.PAUSE, here, there,
                "one end stops sending when the other is full, and not the other way round",
                "ethtool -A, the same on both and on the switch"));
        checks.add(equal("congestion_control", Verdict.WARN, Setting.TCP_CONGESTION_CONTROL, here, there,
                "data that flows the other way is controlled in another way",
                "--congestion, or sysctl -w net.ipv4.tcp_congestion_control"));
        return checks;
    }

    private static String device(Examination end) {
        return end.networkInterface() == null ? "IF" : end.networkInterface();
    }

    private static Check equal(String name, Verdict otherwise, Setting setting, Settings client, Settings server,
            String why, String advice) {
        Object here = client.known().get(setting);
        Object there = server.known().get(setting);
        if (here == null || there == null) {
            return new Check(name, Verdict.HIDDEN, Map.of(), here == null
                    ? "client: " + client.hidden().get(setting)
                    : "server: " + server.hidden().get(setting), null);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("client", here);
        facts.put("server", there);
        String word = setting.word();
        return here.equals(there)
                ? new Check(name, Verdict.GOOD, facts, word + " " + here + " on both", null)
                : new Check(name, otherwise, facts, word + " is " + here + " on the client and " + there
                        + " on the server: " + why, advice);
    }
}
