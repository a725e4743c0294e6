package org.tcpp.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a FreeBSD host: sysctl(8) and ifconfig(8). Written after tcp(4), inet(4), tuning(7) and ifconfig(8),
 * not tried on a FreeBSD host.
 */
final class FreeBsdSettings {

    private static final Map<Setting, String> NUMBERS = new EnumMap<>(Map.of(
            Setting.TCP_RMEM_MAX, "net.inet.tcp.recvbuf_max",
            Setting.TCP_WMEM_MAX, "net.inet.tcp.sendbuf_max",
            Setting.RMEM_MAX, "kern.ipc.maxsockbuf",
            Setting.WMEM_MAX, "kern.ipc.maxsockbuf",
            Setting.SOMAXCONN, "kern.ipc.soacceptqueue",
            Setting.PORT_FIRST, "net.inet.ip.portrange.first",
            Setting.PORT_LAST, "net.inet.ip.portrange.last",
            Setting.DESCRIPTORS, "kern.maxfilesperproc",
            Setting.FILE_MAX, "kern.maxfiles"));
    private static final Map<Setting, String> WORDS = new EnumMap<>(Map.of(
            Setting.CLOCK_SOURCE, "kern.timecounter.hardware",
            Setting.TCP_CONGESTION_CONTROL, "net.inet.tcp.cc.algorithm"));
    private static final Map<Setting, String> FLAGS = new EnumMap<>(Map.of(
            Setting.TCP_SACK, "net.inet.tcp.sack.enable",
            Setting.TCP_WINDOW_SCALING, "net.inet.tcp.rfc1323",
            Setting.SMT, "machdep.hyperthreading_allowed"));
    /** There only where the kernel was built to watch its locks. */
    private static final String WITNESS = "debug.witness.watch";
    private static final String GUEST = "kern.vm_guest";
    private static final String HOST_CACHE = "net.inet.tcp.hostcache.enable";
    private static final Pattern MTU = Pattern.compile("\\bmtu (\\d+)");
    private static final Pattern OPTIONS = Pattern.compile("\\boptions=[0-9a-f]+<([^>]*)>");
    private static final Pattern DUPLEX = Pattern.compile("<[^>]*\\b(full|half)-duplex");
    private static final Pattern STATUS = Pattern.compile("\\bstatus: (.*)");

    private FreeBsdSettings() {}

    static void read(Reading reading, String networkInterface) {
        List<String> command = new ArrayList<>(List.of("/sbin/sysctl", "-e", "-i", GUEST, HOST_CACHE, WITNESS));
        command.addAll(NUMBERS.values());
        command.addAll(WORDS.values());
        command.addAll(FLAGS.values());
        try {
            take(reading, reading.source().run(command.toArray(String[]::new)));
        } catch (IOException e) {
            NUMBERS.keySet().forEach(setting -> reading.hide(setting, e.getMessage()));
        }
        if (networkInterface != null) {
            try {
                takeInterface(reading, reading.source().run("/sbin/ifconfig", networkInterface));
            } catch (IOException e) {
                reading.hide(Setting.MTU_BYTES, e.getMessage());
            }
        }
    }

    /** Lines of {@code name=value}; a name that the kernel does not know is missing. */
    static void take(Reading reading, String sysctls) {
        Map<String, String> values = new HashMap<>();
        sysctls.lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
        NUMBERS.forEach((setting, name) -> reading.ask(setting,
                () -> values.containsKey(name) ? Long.valueOf(values.get(name)) : null));
        WORDS.forEach((setting, name) -> reading.ask(setting, () -> values.get(name)));
        FLAGS.forEach((setting, name) -> reading.ask(setting, () -> flag(values.get(name))));
        reading.ask(Setting.DEBUG_KERNEL, () -> values.containsKey(WITNESS));
        reading.ask(Setting.VIRTUAL_MACHINE,
                () -> values.containsKey(GUEST) ? !values.get(GUEST).equals("none") : null);
        Boolean remembers = flag(values.get(HOST_CACHE));
        reading.ask(Setting.TCP_NO_METRICS_SAVE, () -> remembers == null ? null : !remembers);
    }

    /** What {@code ifconfig NAME} prints. */
    static void takeInterface(Reading reading, String text) {
        reading.ask(Setting.MTU_BYTES, () -> number(MTU, text));
        reading.ask(Setting.DUPLEX, () -> word(DUPLEX, text));
        reading.ask(Setting.LINK, () -> word(STATUS, text) == null ? null : word(STATUS, text).equals("active"));
        String options = word(OPTIONS, text);
        List<String> on = options == null ? List.of() : List.of(options.split(","));
        reading.ask(Setting.TSO, () -> options == null ? null : on.contains("TSO4"));
        reading.ask(Setting.LRO, () -> options == null ? null : on.contains("LRO"));
    }

    private static Boolean flag(String number) {
        return number == null ? null : !number.equals("0");
    }

    private static Long number(Pattern pattern, String text) {
        String number = word(pattern, text);
        return number == null ? null : Long.valueOf(number);
    }

    private static String word(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1).strip() : null;
    }
}
