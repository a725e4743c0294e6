package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tcpp.reach.KeptBuild;

/**
 * Hosts with a real sshd each, on one switch, where the head is: namespaces of network, mounts and time. Keys,
 * configurations, homes and logs are in a folder of their own. Names are {@code h1} and so on, and the monotonic clock
 * of each is a day further ahead. It takes root, iproute2 and openssh-server.
 */
final class SshHosts implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final long DAY_SECONDS = 86_400;

    private final ManyHosts hosts;
    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    /** Why there can be no such hosts here, or null if there can. */
    static String missing() {
        if (!Files.isExecutable(SSHD) || !Superuser.has("ssh")) {
            return "hosts that are reached by ssh take openssh-server";
        }
        return TwoHosts.missing() != null || Superuser.may("unshare", "--time", "--monotonic", "1", "true")
                ? TwoHosts.missing()
                : "hosts with clocks of their own take time namespaces";
    }

    /**
     * So many, which share a home that has this tcpp already.
     *
     * @param withoutJava the number of one that has no Java, from 1; 0: all have one
     */
    SshHosts(int count, int withoutJava) {
        folder = Tcpp.newFile("-ssh");
        hosts = new ManyHosts(count);
        try {
            KeptBuild.link(Tcpp.HOME, Tcpp.CACHE, folder.resolve("home/.cache"));
            key("id");
            key("host");
            Files.copy(folder.resolve("id.pub"), folder.resolve("authorized_keys"));
            Files.writeString(folder.resolve("known_hosts"),
                    "192.0.2.* " + Files.readString(folder.resolve("host.pub")));
            writeClient(count);
            for (int host = 1; host <= count; host++) {
                daemons.add(daemon(host, host == withoutJava));
            }
            for (int host = 1; host <= count; host++) {
                Path log = log(host);
                Await.until(log + " says that it listens", () -> read(log).contains("Server listening"));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private void key(String name) {
        Tcpp.system("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder.resolve(name).toString());
    }

    /** An ssh of the head's own, before all others in its path. */
    private void writeClient(int count) throws IOException {
        StringBuilder config = new StringBuilder();
        for (int host = 1; host <= count; host++) {
            config.append("Host h").append(host).append("\n HostName 192.0.2.").append(host).append('\n');
        }
        config.append("Host *\n User root\n IdentitiesOnly yes\n IdentityFile \"").append(folder.resolve("id"))
                .append("\"\n UserKnownHostsFile \"").append(folder.resolve("known_hosts"))
                .append("\"\n GlobalKnownHostsFile /dev/null\n StrictHostKeyChecking yes\n LogLevel ERROR\n");
        Files.writeString(folder.resolve("config"), config);
        Path ssh = Files.createDirectories(folder.resolve("bin")).resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec /usr/bin/ssh -F '" + folder.resolve("config") + "' \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process daemon(int host, boolean withoutJava) throws IOException {
        Path config = folder.resolve("sshd" + host);
        Files.writeString(config, """
                ListenAddress 192.0.2.%d
                HostKey "%s"
                AuthorizedKeysFile "%s"
                PidFile none
                StrictModes no
                UsePAM no
                PrintMotd no
                SetEnv "HOME=%s"%s
                """.formatted(host, folder.resolve("host"), folder.resolve("authorized_keys"), folder.resolve("home"),
                withoutJava ? "" : " \"TCPP_JAVA=" + JAVA + '"'));
        // a folder for sshd to be in that not every system has, without touching that of this one
        String mounts = "mount -t tmpfs none /run && mkdir /run/sshd" + (withoutJava ? hideJava() : "");
        List<String> words = new ArrayList<>(List.of(hosts.at(host)));
        Collections.addAll(words, "sh", "-c", mounts + " && exec \"$@\"", "sh", "unshare", "--time", "--monotonic",
                Long.toString(host * DAY_SECONDS), SSHD.toString(), "-D", "-f", config.toString(), "-E",
                log(host).toString());
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log(host).toFile()).start();
    }

    /** Every Java that the system may have is hidden there; one to carry finds this one. */
    private String hideJava() throws IOException {
        Path shown = Files.createDirectories(folder.resolve("java"));
        return " && mount --bind '" + JAVA.toRealPath() + "' '" + shown + "' && mount -t tmpfs none '"
                + JAVA.toRealPath() + "' && { [ ! -d /usr/lib/jvm ] || mount -t tmpfs none /usr/lib/jvm; }";
    }

    /** A copy of tcpp that brings a Java to carry: one that is only a way to the real one, for that takes no time. */
    Path tcppWithJava() {
        Path home = folder.resolve("tcpp");
        Tcpp.system("cp", "-a", Tcpp.HOME.toString(), home.toString());
        try {
            Path java = Files.createDirectories(home.resolve("jre/bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\nexec '" + folder.resolve("java/bin/java") + "' \"$@\"\n");
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(home.resolve("jre/release"), "JAVA_VERSION=\"25\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home.resolve("bin/tcpp");
    }

    /** A command at the head, where ssh finds the hosts. */
    Tcpp.Call atHead(String... words) {
        return Tcpp.call(words).under(hosts.atHead()).with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** How a host is named in a list, from 1; one more than there are is nobody. */
    static String entry(int host) {
        return "h" + host + "=192.0.2." + host;
    }

    /** By how much the monotonic clock of a host is ahead of the head's. */
    static long aheadNs(int host) {
        return host * DAY_SECONDS * 1_000_000_000L;
    }

    /** The hosts themselves. */
    ManyHosts hosts() {
        return hosts;
    }

    /** How often somebody has logged in to one of them. */
    long logins() {
        return IntStream.rangeClosed(1, daemons.size()).mapToObj(host -> read(log(host))).flatMap(String::lines)
                .filter(line -> line.contains("Accepted publickey")).count();
    }

    /** Where tcpp is kept at home. */
    Path cache() {
        return folder.resolve("home/.cache/tcpp");
    }

    /** Names of what is kept at home. */
    List<String> kept() {
        try (Stream<Path> all = Files.list(cache())) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an sshd has started, and that has; none of it an sshd itself. */
    List<ProcessHandle> processes(int host) {
        return daemons.get(host - 1).descendants().filter(Processes::isRunning)
                .filter(process -> !process.info().command().orElse("").contains("/sshd")).toList();
    }

    /** Established connections of a port of a host. */
    long connections(int host, int port) {
        return KernelTcp.established(daemons.get(host - 1).pid(), port);
    }

    /** Waits until nobody is logged in to a host any more, and nothing listens or is connected there but its sshd. */
    void awaitQuiet(int host) {
        ProcessHandle daemon = daemons.get(host - 1).toHandle();
        // what it has started is seen at a glance; what became nobody's child takes a process for each look
        Await.until("nothing runs on h" + host + " but its sshd", () -> daemon.descendants().findAny().isEmpty()
                && hosts.processes(host).stream().filter(Processes::isRunning).count() == 1);
        List<String> words = new ArrayList<>(List.of(hosts.at(host)));
        Collections.addAll(words, "ss", "-Htan", "exclude", "time-wait");
        Await.until("no socket is left on h" + host, () -> Tcpp.system(words.toArray(String[]::new)).lines()
                .allMatch(line -> line.startsWith("LISTEN") && line.contains("192.0.2." + host + ":22 ")));
    }

    private Path log(int host) {
        return folder.resolve("log" + host);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that runs there. */
    @Override
    public void close() {
        daemons.forEach(Process::destroyForcibly);
        for (int host = 1; host <= daemons.size(); host++) {
            hosts.processes(host).forEach(ProcessHandle::destroyForcibly);
        }
        hosts.close();
        Superuser.may("rm", "-rf", folder.toString());
    }
}
