package org.tcpp.doctor;

import java.util.List;
import org.tcpp.message.Load;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Whether TCP of a host leaves the connections of a run the room that they need. */
final class TcpChecks {

    /** Half of a buffer is for the kernel's own records (tcp_adv_win_scale 1, and skb->truesize). */
    private static final int SHARE = 2;
    /** Every Linux since 2018 begins with that; a lower maximum was set on purpose. */
    private static final long USUAL_BYTES = 131_072;
    /** What a socket should be able to have in its queues: a window without scaling. */
    private static final long LEAST_SHARE_BYTES = 65_536;

    private TcpChecks() {}

    static void add(SettingChecks all, Subject subject) {
        Settings settings = subject.settings();
        if (subject.wish().sends()) {
            buffer(all, subject, "send", Setting.TCP_WMEM_MAX);
        }
        if (subject.wish().receives()) {
            buffer(all, subject, "receive", Setting.TCP_RMEM_MAX);
        }
        wished(all, settings, "sndbuf", subject.wish().sockets().sendBufferBytes(), Setting.WMEM_MAX);
        wished(all, settings, "rcvbuf", subject.wish().sockets().receiveBufferBytes(), Setting.RMEM_MAX);
        if (subject.demand().sockets() > 0) {
            all.add("tcp_memory", List.of(Setting.TCP_MEM_MAX_BYTES),
                    () -> memory(settings.number(Setting.TCP_MEM_MAX_BYTES), subject.demand().sockets()));
        }
        all.add("window_scaling", List.of(Setting.TCP_WINDOW_SCALING), () -> settings.flag(
                Setting.TCP_WINDOW_SCALING)
                        ? Judgement.good("windows beyond 64 KiB")
                        : Judgement.bad("no connection may have more than 64 KiB on its way",
                                "sysctl -w net.ipv4.tcp_window_scaling=1"));
        all.add("selective_acknowledgements", List.of(Setting.TCP_SACK), () -> settings.flag(Setting.TCP_SACK)
                ? Judgement.good("selective acknowledgements")
                : Judgement.warn("without selective acknowledgements a few losses cost many round trips",
                        sysctl(subject, "net.ipv4.tcp_sack", "net.inet.tcp.sack.enable", "1")));
        all.add("metrics", List.of(Setting.TCP_NO_METRICS_SAVE), () -> settings.flag(Setting.TCP_NO_METRICS_SAVE)
                ? Judgement.good("a run begins without what the run before learned")
                : Judgement.warn("connections begin with what earlier ones to the same host learned: a run depends on"
                        + " the run before",
                        subject.isFreeBsd()
                                ? "sysctl net.inet.tcp.hostcache.enable=0"
                                : "sysctl -w net.ipv4.tcp_no_metrics_save=1, then ip tcp_metrics flush"));
        if (subject.demand().servers() > 0 && subject.demand().atOnce() != Load.UNLIMITED) {
            all.add("half_open", List.of(Setting.TCP_SYNCOOKIES, Setting.TCP_MAX_SYN_BACKLOG),
                    () -> halfOpen(settings, subject.demand().atOnce()));
        }
    }

    private static void buffer(SettingChecks all, Subject subject, String which, Setting setting) {
        all.add(which + "_buffer", List.of(setting), () -> {
            long most = subject.settings().number(setting);
            Long onTheWay = subject.bytesOnTheWay();
            long need = onTheWay == null ? USUAL_BYTES : Math.max(USUAL_BYTES, SHARE * onTheWay);
            if (most >= need) {
                return Judgement.good(which + " buffers of up to " + most + " bytes");
            }
            String advice = setting == Setting.TCP_RMEM_MAX
                    ? sysctl(subject, "net.ipv4.tcp_rmem", "net.inet.tcp.recvbuf_max",
                            subject.isFreeBsd() ? String.valueOf(need) : "'4096 131072 " + need + "'")
                    : sysctl(subject, "net.ipv4.tcp_wmem", "net.inet.tcp.sendbuf_max",
                            subject.isFreeBsd() ? String.valueOf(need) : "'4096 16384 " + need + "'");
            return most < USUAL_BYTES
                    ? Judgement.bad("the " + which + " buffer of a connection may have " + most
                            + " bytes, which limits its rate", advice)
                    : Judgement.warn("a connection needs " + onTheWay + " bytes on their way to fill its share of "
                            + subject.device() + " (its speed by the round trip), and its " + which
                            + " buffer may have " + most + ", half of them for data", advice);
        });
    }

    /** A program that asks for more than it may have gets less, and is not told. */
    private static void wished(SettingChecks all, Settings settings, String option, int bytes, Setting most) {
        if (bytes > 0) {
            all.add(option, List.of(most), () -> bytes <= settings.number(most)
                    ? Judgement.good("--" + option + " " + bytes + " is granted")
                    : Judgement.bad("--" + option + " " + bytes + ": the kernel grants " + settings.number(most)
                            + ", and does not say so",
                            "sysctl -w net.core." + most.word() + "=" + bytes));
        }
    }

    private static Judgement memory(long bytes, long sockets) {
        return bytes / sockets >= LEAST_SHARE_BYTES
                ? Judgement.good(bytes / 1_000_000 + " MB for the queues of all sockets")
                : Judgement.warn(sockets + " sockets share " + bytes / 1_000_000
                        + " MB of queues: the kernel drops what it has received when they are full",
                        "sysctl -w net.ipv4.tcp_mem with " + sockets * LEAST_SHARE_BYTES / 4096
                                + " pages as its third number");
    }

    private static Judgement halfOpen(Settings settings, int atOnce) {
        long cookies = settings.number(Setting.TCP_SYNCOOKIES);
        long most = settings.number(Setting.TCP_MAX_SYN_BACKLOG);
        if (cookies == 2) {
            return Judgement.bad("every connection is answered by a SYN cookie, which leaves out what TCP could do",
                    "sysctl -w net.ipv4.tcp_syncookies=1");
        }
        return cookies == 1 || most >= atOnce
                ? Judgement.good("half-open connections find a place")
                : Judgement.warn("-m " + atOnce + ": " + most + " half-open connections find a place, and others are"
                        + " dropped", "sysctl -w net.ipv4.tcp_max_syn_backlog=" + atOnce);
    }

    private static String sysctl(Subject subject, String linux, String freeBsd, String value) {
        return subject.isFreeBsd() ? "sysctl " + freeBsd + "=" + value : "sysctl -w " + linux + "=" + value;
    }
}
