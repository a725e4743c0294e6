package org.tcpp.worker;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import org.tcpp.client.ClientWork;
import org.tcpp.client.Targets;
import org.tcpp.flow.Environment;
import org.tcpp.libc.Affinity;
import org.tcpp.libc.OwnProcess;
import org.tcpp.loop.Budget;
import org.tcpp.loop.Loop;
import org.tcpp.loop.Work;
import org.tcpp.message.Command;
import org.tcpp.message.Engine;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Address;
import org.tcpp.net.NetCode;
import org.tcpp.net.ZeroCopyCounts;
import org.tcpp.parent.Parent;
import org.tcpp.sample.Names;
import org.tcpp.sample.RunCounts;
import org.tcpp.server.ServerWork;
import org.tcpp.time.Clock;
import org.tcpp.wire.Opening;

/**
 * One worker process: reads its spec, gets ready, and turns its loop until all is done or its launcher says stop. Its
 * arguments are for people who read process listings; all it needs stands in the spec.
 */
public final class Worker {

    private final WorkerSpec spec;
    private final Parent parent;
    private final Opened opened;
    private final CpuClock cpu;
    private final Environment environment;
    private final BlockingQueue<Command> commands;
    private String congestion;
    private long cpuAtReadyNs;
    private ZeroCopyCounts zeroCopied = new ZeroCopyCounts(0, 0, 0, 0);

    private Worker(WorkerSpec spec, Parent parent) throws SetupException {
        this.spec = spec;
        this.parent = parent;
        bindToCpu();
        opened = Opened.open(spec.tuning());
        cpu = CpuClock.open(opened.engine() == Engine.EPOLL);
        environment = Environment.of(opened.net(), Clock.SYSTEM, cpu.process(), this::tell,
                spec.number());
        commands = parent.listen(opened.net()::wake);
    }

    /** Runs a worker; ends the process with one of {@link ExitStatus}. */
    public static void main(String[] arguments) {
        OwnProcess.endWithParent();
        OutputStream out = PrivateStdout.take();
        if (arguments.length > 0 && arguments[0].equals("train")) {
            train();
            return;
        }
        Parent parent = new Parent(System.in, out);
        dieOfWhatNobodyCatches(parent);
        try {
            new Worker(parent.spec(), parent).work();
        } catch (SetupException e) {
            parent.send(e.message());
            Runtime.getRuntime().halt(e.message().status());
        }
        Runtime.getRuntime().halt(ExitStatus.COMPLETE.code());
    }

    /** For making a start-up archive: a server and a client as their launcher has them, and what they would run. */
    private static void train() {
        try {
            for (Role role : Role.values()) {
                Parent parent = new Parent(Rehearsal.lines(role), OutputStream.nullOutputStream());
                dieOfWhatNobodyCatches(parent);
                new Worker(parent.spec(), parent).work();
            }
        } catch (SetupException e) {
            Runtime.getRuntime().halt(e.message().status());
        }
    }

    private static void dieOfWhatNobodyCatches(Parent parent) {
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> die(parent, thrown));
    }

    private static void die(Parent parent, Throwable thrown) {
        thrown.printStackTrace();
        parent.send(new Message.Failed(Phase.WORKER, FailureCause.SYSTEM, thrown.toString(),
                ExitStatus.SOFTWARE.code()));
        Runtime.getRuntime().halt(ExitStatus.SOFTWARE.code());
    }

    /** Before anything is allocated, so that memory comes from the CPU's own node. */
    private void bindToCpu() throws SetupException {
        int cpu = spec.tuning().cpu();
        if (cpu == WorkerSpec.Tuning.ANY_CPU) {
            return;
        }
        String fault = System.getProperty("os.name").equals("Linux")
                ? Affinity.bindTo(cpu)
                : "this system has no known way to do it";
        if (fault != null) {
            throw new SetupException(new Message.Failed(Phase.WORKER, FailureCause.SYSTEM,
                    "--pin-cpu: cannot bind to CPU " + cpu + ": " + fault, ExitStatus.UNAVAILABLE.code()));
        }
    }

    private void work() throws SetupException {
        probe();
        if (spec.role() == Role.SERVER) {
            serve();
        } else {
            send();
        }
        opened.net().close();
        parent.send(new Message.Done(cpu.process().getAsLong() - cpuAtReadyNs));
    }

    /** Says what the loop has to say; what became of sends without copy belongs to the run that ends with it. */
    private void tell(Message message) {
        ZeroCopyCounts counts = opened.net().zeroCopyCounts();
        if (counts != null && message instanceof Message.Finished && spec.role() == Role.CLIENT) {
            parent.send(new Message.Notice(counts.since(zeroCopied).text()));
            zeroCopied = counts;
        }
        parent.send(message);
    }

    /** Tries the socket options out, and learns which congestion control is in force. */
    private void probe() throws SetupException {
        int probe = opened.net().listen(Address.parse("127.0.0.1", 0));
        if (probe < 0 && spec.tuning().sockets().congestion() != null) {
            throw new SetupException(new Message.Failed(Phase.SOCKET, FailureCause.SYSTEM, "--congestion "
                    + spec.tuning().sockets().congestion() + ": this kernel does not have it, or not for us ("
                    + opened.net().lastError() + "); see net.ipv4.tcp_available_congestion_control",
                    ExitStatus.UNAVAILABLE.code()));
        }
        if (probe >= 0) {
            congestion = opened.net().congestion(probe);
            opened.net().close(probe);
        }
    }

    private void warmUp() throws SetupException {
        if (spec.tuning().warmUpNs() > 0) {
            new Rehearsal(spec.tuning(), cpu).play(spec.tuning().warmUpNs());
        }
    }

    private void serve() throws SetupException {
        WorkerSpec.Endpoint endpoint = spec.endpoint();
        int listener = endpoint.address() == null
                ? opened.net().listenAny(endpoint.port())
                : opened.net().listen(Address.parse(endpoint.address(), endpoint.port()));
        if (listener < 0) {
            throw cannotBind(listener, endpoint.address(), endpoint.port());
        }
        warmUp();
        ready();
        run(new ServerWork(environment, bufferBytes(), listener, spec.service(), load -> counts(load, -1,
                new NetNames(opened.net()))));
    }

    private void send() throws SetupException {
        WorkerSpec.Endpoint endpoint = spec.endpoint();
        int remote = opened.net().address(Address.parse(endpoint.address(), endpoint.port()));
        int firstLocal = endpoint.local() == null ? -1 : locals(endpoint);
        fillPayload();
        warmUp();
        ready();
        Targets targets = new Targets(remote, firstLocal, endpoint.localCount());
        run(new ClientWork(environment, bufferBytes(), targets, load -> counts(load, load.share().connections(),
                new ClientNames(opened.net(), endpoint))));
    }

    private void run(Work work) {
        new Loop(environment, work, commands, Budget.of(spec.tuning().portions().quantumBytes())).run();
    }

    private RunCounts counts(Load load, long requested, Names names) {
        return new RunCounts(load, spec.role(), spec.number(), requested, names);
    }

    private int bufferBytes() {
        return spec.tuning().portions().bufferBytes();
    }

    /** The payload does not compress, so that a link that does cannot flatter the figures. */
    private void fillPayload() {
        ByteBuffer out = opened.net().out();
        long noise = Opening.CLASSIC_MAGIC;
        for (int i = 0; i + Long.BYTES <= out.capacity(); i += Long.BYTES) {
            // xorshift64 of G. Marsaglia: java.util.Random takes ten times as long while nothing is compiled.
            noise ^= noise << 13;
            noise ^= noise >>> 7;
            noise ^= noise << 17;
            out.putLong(i, noise);
        }
    }

    /** From here on time and CPU time are the run's. */
    private void ready() {
        cpuAtReadyNs = cpu.process().getAsLong();
        parent.send(new Message.Ready(Message.VERSION, OwnProcess.pid(), opened.engine(), opened.reason(),
                spec.endpoint().port(), OwnProcess.descriptorLimit(), System.nanoTime(), congestion));
    }

    /** Enters the local addresses into the network; the number of the first. Each must be one of this host's. */
    private int locals(WorkerSpec.Endpoint endpoint) throws SetupException {
        Address local = Address.parse(endpoint.local(), 0);
        int first = -1;
        for (int i = 0; i < endpoint.localCount(); i++, local = local.next()) {
            int probe = opened.net().listen(local);
            if (probe < 0) {
                throw cannotBind(probe, local.host(), 0);
            }
            opened.net().close(probe);
            int number = opened.net().address(local);
            first = first < 0 ? number : first;
        }
        return first;
    }

    private SetupException cannotBind(int code, String address, int port) {
        String where = (port == 0
                ? "local address " + address
                : "port " + port + (address == null ? "" : " of " + address));
        FailureCause cause = switch (code) {
            case NetCode.ADDRESS_IN_USE -> FailureCause.ADDRESS_IN_USE;
            case NetCode.PERMISSION -> FailureCause.PERMISSION;
            case NetCode.NO_DESCRIPTORS -> FailureCause.NO_DESCRIPTORS;
            default -> FailureCause.SYSTEM;
        };
        String why = code == NetCode.NO_PORTS
                ? "it is not an address of this host"
                : cause == FailureCause.SYSTEM ? opened.net().lastError() : cause.sentence();
        return new SetupException(new Message.Failed(Phase.BIND, cause, "cannot bind " + where + ": " + why,
                ExitStatus.UNAVAILABLE.code()));
    }
}
