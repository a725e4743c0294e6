package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Whether the interface that carries a run does so unhindered. */
final class InterfaceChecks {

    /** They delay, drop or limit on purpose. */
    private static final Set<String> SHAPING = Set.of("netem", "tbf", "htb", "hfsc", "cbq", "plug", "etf", "taprio",
            "cbs");
    private static final Set<String> USUAL = Set.of("noqueue", "fq", "fq_codel", "pfifo_fast", "pfifo", "bfifo", "mq",
            "clsact");
    private static final int LATE_US = 20;

    private InterfaceChecks() {}

    static void add(SettingChecks all, Subject subject) {
        Settings settings = subject.settings();
        String device = subject.device();
        all.add("link", List.of(Setting.LINK), () -> settings.flag(Setting.LINK)
                ? Judgement.good(device + " has a link")
                : Judgement.bad(device + " has no link", "The cable, the other end, ip link set " + device + " up"));
        all.add("duplex", List.of(Setting.DUPLEX), () -> settings.text(Setting.DUPLEX).equals("full")
                ? Judgement.good("full duplex")
                : Judgement.bad(device + " runs half duplex: what is sent stands in the way of what comes",
                        "ethtool -s " + device + " duplex full autoneg on, on both ends of the link"));
        all.add("shaping", List.of(Setting.QDISC), () -> shaping(settings.text(Setting.QDISC), device));
        all.add("receive_queues", List.of(Setting.INTERRUPT_PROCESSORS, Setting.RECEIVE_QUEUES,
                Setting.RECEIVE_PACKET_STEERING, Setting.USABLE_PROCESSORS_MILLI), () -> queues(subject));
        all.add("interrupts", List.of(Setting.INTERRUPT_PROCESSORS, Setting.RECEIVE_QUEUES),
                () -> interrupts(subject));
        all.add("coalescing", List.of(Setting.RX_COALESCE_US, Setting.RX_COALESCE_ADAPTIVE),
                () -> coalescing(subject));
        if (subject.place().hasDevice()) {
            all.add("offloads", List.of(Setting.TSO, Setting.GSO, Setting.GRO), () -> offloads(subject));
        }
    }

    private static Judgement shaping(String disciplines, String device) {
        List<String> kinds = List.of(disciplines.split(" "));
        List<String> shaping = kinds.stream().filter(SHAPING::contains).toList();
        List<String> unusual = kinds.stream().filter(kind -> !USUAL.contains(kind)).toList();
        if (!shaping.isEmpty()) {
            return Judgement.bad(device + " has the queueing discipline " + String.join(", ", shaping)
                    + ": it delays, drops or limits what is sent, on purpose", "tc qdisc del dev " + device + " root");
        }
        return unusual.isEmpty()
                ? Judgement.good("queueing discipline " + disciplines)
                : Judgement.warn(device + " has the queueing discipline " + String.join(", ", unusual)
                        + ", which may choose among packets", "tc qdisc show dev " + device + " tells more");
    }

    private static Judgement queues(Subject subject) {
        Settings settings = subject.settings();
        long queues = settings.number(Setting.RECEIVE_QUEUES);
        long processors = settings.number(Setting.USABLE_PROCESSORS_MILLI) / 1000;
        long wanted = Math.min(processors, subject.workers());
        Long most = settings.number(Setting.RECEIVE_QUEUES_MAX);
        if (queues > 1 || wanted <= 1 || settings.flag(Setting.RECEIVE_PACKET_STEERING)) {
            return Judgement.good(queues + (queues == 1 ? " receive queue" : " receive queues")
                    + (settings.flag(Setting.RECEIVE_PACKET_STEERING) ? ", spread by the kernel" : ""));
        }
        return Judgement.warn(subject.device() + " has one receive queue: one of " + processors
                + " processors does all receiving",
                most != null && most > 1
                        ? "ethtool -L " + subject.device() + " combined " + Math.min(wanted, most)
                        : "echo f > /sys/class/net/" + subject.device() + "/queues/rx-0/rps_cpus");
    }

    private static Judgement interrupts(Subject subject) {
        long queues = subject.settings().number(Setting.RECEIVE_QUEUES);
        long processors = subject.settings().number(Setting.INTERRUPT_PROCESSORS);
        return queues > 1 && processors == 1
                ? Judgement.warn("all interrupts of the " + queues + " receive queues of " + subject.device()
                        + " go to one processor",
                        "Spread them: /proc/irq/*/smp_affinity_list, or systemctl start "
                                + "irqbalance")
                : Judgement.good("interrupts go to " + processors
                        + (processors == 1 ? " processor" : " processors"));
    }

    private static Judgement coalescing(Subject subject) {
        long us = subject.settings().number(Setting.RX_COALESCE_US);
        boolean adaptive = subject.settings().flag(Setting.RX_COALESCE_ADAPTIVE);
        String change = "ethtool -C " + subject.device();
        if (subject.wish().purpose() == Purpose.LATENCY && (adaptive || us > LATE_US)) {
            return Judgement.warn(adaptive
                    ? "the driver of " + subject.device() + " holds interrupts back for longer or shorter, by the load"
                    : subject.device() + " holds interrupts back for " + us + " us",
                    change
                            + " adaptive-rx off rx-usecs 8");
        }
        return subject.wish().purpose() == Purpose.THROUGHPUT && !adaptive && us == 0
                ? Judgement.warn(subject.device() + " interrupts for every packet", change + " adaptive-rx on")
                : Judgement.good(adaptive ? "interrupts adapt to the load" : "interrupts wait for " + us + " us");
    }

    private static Judgement offloads(Subject subject) {
        List<String> off = new ArrayList<>();
        Map.of(Setting.TSO, "tso", Setting.GSO, "gso", Setting.GRO, "gro").entrySet().stream()
                .filter(each -> !subject.settings().flag(each.getKey())).map(Map.Entry::getValue).sorted()
                .forEach(off::add);
        return off.isEmpty()
                ? Judgement.good("tso, gso and gro are on")
                : Judgement.warn(subject.device() + " has " + String.join(" and ", off)
                        + " off: processors do for each segment what could be done for many",
                        "ethtool -K " + subject.device() + " " + String.join(" on ", off) + " on");
    }
}
