package org.tcpp.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Some hosts on one switch: network namespaces with addresses 192.0.2.1, .2 and so on; the switch is a host, too, with
 * address {@value #HEAD}. It takes root and iproute2.
 */
final class ManyHosts implements AutoCloseable {

    /** The address of the switch itself. */
    static final String HEAD = "192.0.2.254";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String name = "tcpp-it-" + ProcessHandle.current().pid() + "-m" + MADE.incrementAndGet();
    private final List<String> hosts;

    /** Makes so many. */
    ManyHosts(int count) {
        hosts = IntStream.rangeClosed(1, count).mapToObj(i -> name + "h" + i).toList();
        try {
            Spaces.make(name);
            Tcpp.system("ip", "-n", name, "link", "add", "switch", "type", "bridge");
            Tcpp.system("ip", "-n", name, "link", "set", "switch", "up");
            Tcpp.system("ip", "-n", name, "address", "add", HEAD + "/24", "dev", "switch");
            for (int i = 1; i <= count; i++) {
                String host = host(i);
                Spaces.make(host);
                Tcpp.system("ip", "-n", host, "link", "add", "wire", "type", "veth", "peer", "port" + i, "netns", name);
                Tcpp.system("ip", "-n", name, "link", "set", "port" + i, "master", "switch", "up");
                Tcpp.system("ip", "-n", host, "address", "add", "192.0.2." + i + "/24", "dev", "wire");
                Tcpp.system("ip", "-n", host, "link", "set", "wire", "up");
            }
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** The words that run a command at the switch. */
    String[] atHead() {
        return Spaces.in(name);
    }

    /** The words that run a command on a host, from 1. */
    String[] at(int number) {
        return Spaces.in(host(number));
    }

    /** A host and the switch lose each other, while hosts still have each other; or they find each other again. */
    void cutFromHead(int number, boolean cut) {
        Tcpp.system("ip", "-n", host(number), "route", cut ? "add" : "delete", "blackhole", HEAD + "/32");
    }

    /** The name of one, from 1. */
    String host(int number) {
        return hosts.get(number - 1);
    }

    /** All of them, as an option names them. */
    String list() {
        List<String> entries = new ArrayList<>();
        for (int i = 1; i <= hosts.size(); i++) {
            entries.add(host(i) + "=192.0.2." + i);
        }
        return String.join(",", entries);
    }

    /** Processes that run on one of them. */
    List<ProcessHandle> processes(int number) {
        return Tcpp.system("ip", "netns", "pids", host(number)).lines().map(Long::valueOf)
                .flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }

    @Override
    public void close() {
        hosts.forEach(Spaces::remove);
        Spaces.remove(name);
    }
}
