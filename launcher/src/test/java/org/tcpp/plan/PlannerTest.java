package org.tcpp.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.address.Resolver;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Defaults;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;
import org.tcpp.host.Demand;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlannerTest {

    private static final Resolver BOTH_FAMILIES = _ -> addresses("2001:db8::7", "192.0.2.7", "192.0.2.7");

    @Test
    void shouldPlanForTheFirstAddressAndNameTheOthers() {
        Planned.Ready ready = ready(BOTH_FAMILIES, "-c", "h");
        assertThat(ready.addresses().getFirst()).containsExactly("2001:db8::7", "192.0.2.7");
        assertThat(ready.plan().address()).isEqualTo("2001:db8::7");
        assertThat(ready.plan().host()).isEqualTo("h");
        assertThat(ready.plan().at(0, "192.0.2.7").address()).isEqualTo("192.0.2.7");
    }

    @Test
    void shouldPlanForSeveralServersButNotForOneThatIsNamedTwice() {
        Planned.Ready ready = ready(host -> addresses(host.equals("a") ? "192.0.2.1" : "192.0.2.2"), "-c", "a,b", "-p",
                "4", "-r", "10000");
        assertThat(ready.addresses()).containsExactly(List.of("192.0.2.1"), List.of("192.0.2.2"));
        assertThat(ready.plan().host()).isEqualTo("a,b");
        assertThat(ready.plan().specs(Role.CLIENT)).extracting(spec -> spec.endpoint().address() + " " + spec.endpoint()
                .port()).containsExactly("192.0.2.1 10000", "192.0.2.2 10000", "192.0.2.1 10001", "192.0.2.2 10001");
        Options twice = options("-c", "a,b");
        assertThatThrownBy(() -> Planner.plan(twice, _ -> addresses("192.0.2.1"))).isInstanceOf(UsageError.class)
                .hasMessage("-c a,b: names one server twice, at 192.0.2.1");
    }

    @Test
    void shouldTakeOnlyAddressesOfTheFamilyOfTheLocalOne() {
        assertThat(ready(BOTH_FAMILIES, "-c", "h", "-l", "127.0.0.1").addresses().getFirst())
                .containsExactly("192.0.2.7");
        Options options = options("-c", "h", "-l", "::1");
        assertThatThrownBy(() -> Planner.plan(options, _ -> addresses("192.0.2.7", "192.0.2.8")))
                .isInstanceOf(UsageError.class)
                .hasMessage("-l ::1: not of the family of h, which has only 192.0.2.7, 192.0.2.8");
    }

    @Test
    void shouldSayThatAHostIsUnknown() {
        Planned planned = Planner.plan(options("-c", "nowhere.invalid"), host -> {
            throw new UnknownHostException(host);
        });
        assertThat(planned).isInstanceOfSatisfying(Planned.UnknownHost.class, unknown -> {
            assertThat(unknown.message())
                    .isEqualTo("nowhere.invalid: unknown host; no name service knows an address of it");
            assertThat(unknown.plan().address()).isNull();
            assertThat(unknown.plan().host()).isEqualTo("nowhere.invalid");
        });
    }

    @Test
    void shouldNotTakeSilenceForNoSuchHost() {
        CountDownLatch never = new CountDownLatch(1);
        Resolver silent = Resolver.within(Duration.ofMillis(1), _ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        Planned planned = Planner.plan(options("-c", "h.example"), silent);
        assertThat(((Planned.UnknownHost) planned).message()).startsWith("h.example: the name service did not answer")
                .doesNotContain("unknown host");
        never.countDown();
    }

    @Test
    void shouldPassOverAddressesThatAreOfNoUseHere() {
        assertThat(ready(_ -> addresses("fe80::7", "192.0.2.7"), "-c", "h").addresses().getFirst())
                .containsExactly("192.0.2.7");
        Options options = options("-c", "h");
        assertThatThrownBy(() -> Planner.plan(options, _ -> addresses("fe80::7"))).isInstanceOf(UsageError.class)
                .hasMessageContaining("-c h stands for fe80::7: a link-local address");
    }

    @ParameterizedTest
    @CsvSource({"[::1], ::1", "::ffff:127.0.0.2, 127.0.0.2", "0.0.0.0, 0.0.0.0", "::, "})
    void shouldListenOnTheAddressHoweverItIsWritten(String given, String address) {
        assertThat(ready(BOTH_FAMILIES, "-s", "-l", given).plan().address()).isEqualTo(address);
    }

    @Test
    void shouldResolveNumericAddressesByItself() {
        assertThat(((Planned.Ready) Planner.plan(options("-c", "::1"))).plan().address()).isEqualTo("::1");
        assertThat(((Planned.Ready) Planner.plan(options("-c", "127.0.0.1"))).plan().address()).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldGiveEachClientWorkerItsPortAndItsShareOfTheConnections() {
        RunSpec plan = ready(BOTH_FAMILIES, "-c", "h", "-p", "3", "-t", "5", "-m", "2", "-b", "1k", "-r", "2000", "-l",
                "::1", "-M", "4", "--timeout", "2s", "--engine", "nio").plan();
        List<WorkerSpec> specs = plan.specs(Role.CLIENT);
        assertThat(specs).hasSize(3);
        assertThat(specs.get(2)).isEqualTo(new WorkerSpec(Role.CLIENT, 2,
                new WorkerSpec.Endpoint("2001:db8::7", 2002, "::1", 4),
                new WorkerSpec.Service(Load.UNLIMITED, 600_000_000_000L, 1_000_000_000L, false),
                new WorkerSpec.Tuning(Engine.NIO,
                        new WorkerSpec.Portions(Defaults.BUFFER_BYTES, Defaults.QUANTUM_BYTES),
                        WorkerSpec.Sockets.PLAIN, WorkerSpec.Tuning.ANY_CPU, specs.get(2).tuning().warmUpNs()),
                ProcessHandle.current().pid()));
        assertThat(plan.specs(Role.SERVER)).isEmpty();
        assertThat(plan.load(2, 77)).isEqualTo(new Load(77, new Load.Share(5, 2, 2, 3), SizePlan.fixed(1000),
                Closing.SERVER, new Load.Times(0, 2_000_000_000L, 1_000_000_000L), false));
        assertThat(plan.requested()).isEqualTo(15);
    }

    @Test
    void shouldListenWhereTold() {
        RunSpec plan = ready(BOTH_FAMILIES, "-s", "-p", "2", "-m", "9", "-l", "127.0.0.2").plan();
        assertThat(plan.local().first()).isNull();
        List<WorkerSpec> specs = plan.specs(Role.SERVER);
        assertThat(specs).extracting(WorkerSpec::endpoint)
                .containsExactly(new WorkerSpec.Endpoint("127.0.0.2", 10_000, null, 1),
                        new WorkerSpec.Endpoint("127.0.0.2", 10_001, null, 1));
        assertThat(specs).allMatch(spec -> spec.service().atOnce() == 9);
        assertThat(plan.specs(Role.CLIENT)).isEmpty();
        assertThat(ready(BOTH_FAMILIES, "-s").plan().address()).isNull();
        assertThat(ready(BOTH_FAMILIES, "-s").plan().atOnce()).isEqualTo(Load.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({", 127.0.0.1", "127.0.0.5, 127.0.0.1", "::1, ::1"})
    void shouldConnectOverTheLoopbackOfTheRightFamily(String local, String address) {
        RunSpec plan = ready(BOTH_FAMILIES, local == null
                ? new String[]{"--loopback", "-m", "7"}
                : new String[]{"--loopback", "-m", "7", "-l", local}).plan();
        assertThat(plan.address()).isEqualTo(address);
        assertThat(plan.local().first()).isEqualTo(local);
        WorkerSpec client = plan.specs(Role.CLIENT).getFirst();
        WorkerSpec server = plan.specs(Role.SERVER).getFirst();
        assertThat(client.endpoint()).isEqualTo(new WorkerSpec.Endpoint(address, 10_000, local, 1));
        assertThat(plan.load(0, 1).share().atOnce()).isEqualTo(7);
        assertThat(server.endpoint()).isEqualTo(new WorkerSpec.Endpoint(address, 10_000, null, 1));
        assertThat(server.service().atOnce()).isEqualTo(Load.UNLIMITED);
    }

    @Test
    void shouldDrawEveryConnectionOfTheRunOnce() {
        RunSpec plan = ready(BOTH_FAMILIES, "--loopback", "-p", "3", "-t", "4").plan();
        List<Long> indices = LongStream.range(0, 3)
                .mapToObj(number -> plan.load((int) number, 1).share())
                .flatMap(share -> LongStream.range(0, share.connections()).mapToObj(share::index))
                .sorted()
                .toList();
        assertThat(indices).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void shouldHaveNoNumberOfConnectionsWithinADuration() {
        RunSpec plan = ready(BOTH_FAMILIES, "--loopback", "-d", "2s").plan();
        assertThat(plan.requested()).isEqualTo(Load.UNLIMITED);
        assertThat(plan.load(0, 1).times().durationNs()).isEqualTo(2_000_000_000L);
    }

    @Test
    void shouldSayWhatAPlanAsksOfThisHost() {
        assertThat(demand("-c", "h", "-p", "2", "-m", "5", "-t", "9"))
                .isEqualTo(new Demand(2, 0, 5, 9, 1, false, false));
        assertThat(demand("-c", "h", "-p", "2", "-m", "5", "-t", "9", "--classic"))
                .isEqualTo(new Demand(2, 0, 5, 9, 1, false, true));
        assertThat(demand("-s", "-p", "2")).isEqualTo(new Demand(0, 2, -1, -1, 1, false, false));
        assertThat(demand("--loopback", "-l", "127.0.0.2", "-M", "8"))
                .isEqualTo(new Demand(1, 1, 32, 1, 8, true, true));
        assertThat(Planner.demand(ready(BOTH_FAMILIES, "-c", "h").plan().at(0, "127.0.0.1")).toLoopback()).isTrue();
    }

    private static Demand demand(String... args) {
        return Planner.demand(ready(BOTH_FAMILIES, args).plan());
    }

    private static Planned.Ready ready(Resolver resolver, String... args) {
        return (Planned.Ready) Planner.plan(options(args), resolver);
    }

    private static Options options(String... args) {
        Parsed parsed = CommandLine.parse(args);
        assertThat(parsed).isInstanceOf(Parsed.Run.class);
        return ((Parsed.Run) parsed).options();
    }

    private static List<InetAddress> addresses(String... numeric) {
        return Arrays.stream(numeric).map(InetAddress::ofLiteral).toList();
    }
}
