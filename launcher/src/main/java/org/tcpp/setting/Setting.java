package org.tcpp.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The one table of what is known of a host's settings. Its names are those in a result and between two launchers, in
 * small letters; names of sysctls are the kernel's own.
 */
public enum Setting {
    // @formatter:off: a table
    DEBUG_KERNEL(Of.TRUTH, "The kernel looks for its own faults, which costs much of its speed."),
    VIRTUAL_MACHINE(Of.TRUTH, "The host is a virtual machine."),
    CLOCK_SOURCE(Of.WORD, "What the kernel reads the time from."),
    MITIGATIONS(Of.WORD, "Faults of the processor that the kernel works around, by the kernel's names."),
    USABLE_PROCESSORS_MILLI("thousandths of a processor", "Processors' time that tcpp may use."),
    GOVERNOR(Of.WORD, "Frequency governors of the processors."),
    TURBO(Of.TRUTH, "Processors may go beyond their nominal frequency."),
    SMT(Of.TRUTH, "Several logical processors share a core."),
    IDLE_EXIT_US("microseconds", "How long a processor takes to leave the deepest idle state that it may enter."),
    NUMA_NODES("nodes", "Nodes of memory and processors."),
    IRQBALANCE(Of.TRUTH, "A daemon moves interrupts between processors."),

    LINK(Of.TRUTH, "The interface that carries the run has a link."),
    SPEED_BITS_PER_SECOND("bits per second", "Its speed."),
    DUPLEX(Of.WORD, "Full or half."),
    MTU_BYTES("bytes", "Its largest packet."),
    QDISC(Of.WORD, "Its queueing disciplines, the outermost first."),
    NUMA_NODE("number of a node", "The node it is attached to."),
    RECEIVE_QUEUES("queues", "Its receive queues."),
    RECEIVE_QUEUES_MAX("queues", "As many as its driver could have."),
    RECEIVE_PACKET_STEERING(Of.TRUTH, "The kernel spreads what comes in over processors (RPS)."),
    INTERRUPT_PROCESSORS("processors", "Different processors that take its interrupts."),
    RX_RING("descriptors", "Length of its receive rings."),
    RX_RING_MAX("descriptors", "The longest that its driver can have."),
    TX_RING("descriptors", "Length of its send rings."),
    TX_RING_MAX("descriptors", "The longest that its driver can have."),
    RX_COALESCE_US("microseconds", "How long a receive interrupt may wait for more packets."),
    RX_COALESCE_ADAPTIVE(Of.TRUTH, "The driver adapts that to the load."),
    TSO(Of.TRUTH, "The interface cuts large sends into segments."),
    GSO(Of.TRUTH, "The kernel cuts large sends into segments as late as it can."),
    GRO(Of.TRUTH, "The kernel joins received segments."),
    LRO(Of.TRUTH, "The interface joins received segments."),
    PAUSE(Of.WORD, "Flow control of the link: rx, tx, both or off."),

    TCP_RMEM_MAX("bytes", "Largest receive buffer of a TCP socket that the kernel sizes itself."),
    TCP_WMEM_MAX("bytes", "Largest send buffer likewise."),
    RMEM_MAX("bytes", "Largest receive buffer that a program may ask for."),
    WMEM_MAX("bytes", "Largest send buffer likewise."),
    TCP_MEM_MAX_BYTES("bytes", "Memory of all TCP sockets together."),
    TCP_CONGESTION_CONTROL(Of.WORD, "Congestion control of new sockets."),
    TCP_NO_METRICS_SAVE(Of.TRUTH, "A connection begins without what an earlier one to the same host learned."),
    TCP_SLOW_START_AFTER_IDLE(Of.TRUTH, "A connection that was idle begins slowly again."),
    TCP_SACK(Of.TRUTH, "Selective acknowledgements."),
    TCP_TIMESTAMPS("mode", "Time stamps in segments, as the kernel numbers its modes; 0 is off."),
    TCP_WINDOW_SCALING(Of.TRUTH, "Windows beyond 64 KiB."),
    TCP_MTU_PROBING("mode", "Looking for a smaller packet size that gets through; 0 is off."),
    TCP_SYNCOOKIES("mode", "Answers without a place in the queue; 0 is never, 1 when it is full, 2 always."),
    TCP_TW_REUSE("mode", "Ports in TIME_WAIT serve new connections; 0 is never, 1 always, 2 over loopback."),
    TCP_MAX_SYN_BACKLOG("connections", "Most half-open connections of a socket."),
    SOMAXCONN("connections", "Most connections that wait to be accepted on a socket."),
    PORT_FIRST("port", "First port for outgoing connections."),
    PORT_LAST("port", "Last port for outgoing connections."),
    PORTS_RESERVED(Of.WORD, "Ports that are left out of these."),
    DESCRIPTORS("descriptors", "Most descriptors of one of tcpp's processes."),
    FILE_MAX("descriptors", "Most descriptors of the whole host."),
    NF_CONNTRACK_MAX("connections", "Most connections that the packet filter tracks."),
    NETDEV_BUDGET("packets", "Most packets of one round of receiving."),
    NETDEV_MAX_BACKLOG("packets", "Most packets that wait for a processor."),
    BUSY_POLL("microseconds", "How long a wait for packets spins before it sleeps.");
    // @formatter:on

    /** Types of those that are no numbers. A class of its own, for an enum's constants come before its fields. */
    private static final class Of {
        static final Class<String> WORD = String.class;
        static final Class<Boolean> TRUTH = Boolean.class;
    }

    private final Class<?> type;
    private final String unit;
    private final String meaning;

    Setting(String unit, String meaning) {
        this(Long.class, unit, meaning);
    }

    Setting(Class<?> type, String meaning) {
        this(type, null, meaning);
    }

    Setting(Class<?> type, String unit, String meaning) {
        this.type = type;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** {@code tcp_rmem_max}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Long, String or Boolean. */
    public Class<?> type() {
        return type;
    }

    /** What a number of it counts; null if its value is a word or a truth. */
    public String unit() {
        return unit;
    }

    /** A sentence. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(setting -> setting.word().equals(word)).findFirst();
    }
}
