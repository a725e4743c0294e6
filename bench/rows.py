"""The rows of the table: which work, against whom, which figure is judged and what the goal is."""

import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path

from ends import (BARE_THREADS, OUT, TCPP, Bare, BareRounds, Child, Iperf2, Iperf3, Measured, Nuttcp, Tcpp, Work, both,
                  children, ratio, tree)
from ways import Delayed, Veth

KIB = 2**10
MIB = 2**20


@dataclass(frozen=True)
class Judged:
    """A figure, and the goal for its median ratio (or for itself, where there is no rival)."""

    name: str
    unit: str
    figure: object  # Measured -> number or None
    goal: float = None
    at_least: bool = True
    unknown: str = "a tool did not tell it"

    def goal_text(self):
        return "–" if self.goal is None else ("≥ " if self.at_least else "≤ ") + f"{self.goal:,g}"


@dataclass(frozen=True)
class Rival:
    name: str
    pair: object
    judged: tuple


@dataclass(frozen=True)
class Contest:
    key: str
    name: str
    pair: object  # ours
    rivals: tuple = ()
    judged: tuple = ()  # figures of ours alone
    show: object = lambda measured: f"{measured.seconds:.3f} s"
    rounds: int = None  # None: as many as asked for
    heat: bool = False  # one trial before the first that is not recorded: fills the table of TIME_WAIT


def rate(goal=None):
    return Judged("connections", "1/s", lambda m: m.connections_per_second, goal)


def bits(goal=None):
    return Judged("bulk", "bit/s", lambda m: m.bits_per_second, goal)


def cpu_per_connection(goal=None):
    return Judged("CPU of both ends", "µs/connection", lambda m: m.cpu_microseconds_per_connection, goal, False)


def cpu_per_gigabyte(goal=None):
    return Judged("CPU of both ends", "s/GB", lambda m: m.cpu_seconds_per_gigabyte, goal, at_least=False)


def show_rate(m):
    return f"{m.connections_per_second:,.0f} connections/s, {number(m.cpu_microseconds_per_connection)} µs CPU each"


def show_bits(m):
    return f"{m.bits_per_second / 1e9:.2f} Gbit/s, {number(m.cpu_seconds_per_gigabyte)} s CPU per GB"


def number(value):
    return "?" if value is None else f"{value:.3g}"


# ---- connections ------------------------------------------------------------------------------------------------


def short_connections(quick, wire):
    for procs, key in ((1, "cps"), (2, "cps-2")):
        work = Work(procs=procs, tcps=(30_000 if quick else 300_000) // procs, locals=20)
        yield Contest(
            key, f"{procs * work.tcps:,} connections of 1000 bytes, -p {procs} -m 100, 20 local addresses",
            both(Tcpp(wire=wire), work),
            (Rival("bare plain", both(Bare(), work), (rate(1.05), cpu_per_connection())),
             Rival("bare best", both(Bare("--best"), work), (rate(0.95), cpu_per_connection(1.10)))),
            show=show_rate, heat=True)


def nio(quick, wire):
    work = Work(tcps=30_000 if quick else 300_000, locals=20)
    yield Contest("nio", "the same, -p 1, --engine nio against epoll",
                  both(Tcpp(("--engine", "nio"), ("--engine", "nio"), wire), work),
                  (Rival("tcpp epoll", both(Tcpp(wire=wire), work), (rate(), cpu_per_connection())),),
                  show=show_rate, heat=True)


def many_at_once(quick, wire):
    work = Work(tcps=300_000, locals=20)
    few = Rival("tcpp -m 100", both(Tcpp(wire=wire), work), (rate(), cpu_per_connection(1.10)))
    for at_once in (10_000, 15_000):
        many = Work(tcps=300_000, locals=20, at_once=at_once)
        yield Contest(f"many-{at_once}", f"300,000 connections of 1000 bytes, -m {at_once:,}",
                      both(Tcpp(wire=wire), many), (few,), show=show_rate, heat=True)


def first_to_tenth(m):
    lengths = [float(i["to_seconds"]) - float(i["from_seconds"]) for i in m.result["intervals"][:10]]
    if len(lengths) < 10:
        return None
    counts = [i["connections_completed"] for i in m.result["intervals"][:10]]
    return ratio(counts[0] / lengths[0], counts[9] / lengths[9])


def warm(quick, wire):
    work = Work(tcps=100_000_000, locals=20)
    yield Contest("warm", "the first second of a run against its tenth, 1000 bytes, -m 100",
                  both(Tcpp(("-d", "11s"), wire=wire), work),
                  judged=(Judged("connections/s, first by tenth", "ratio", first_to_tenth, 0.95,
                                 unknown="fewer than ten intervals"),),
                  show=lambda m: f"{number(first_to_tenth(m))}, {show_rate(m)}")


def open_loop(quick, wire):
    """Each connection has its moment; how late it is attempted is ours alone, and takes a core of its own."""
    def lag(m):
        return next(t["p99_microseconds"] for t in m.result["open_loop"]["times"] if t["name"] == "lag")

    for key, rate_per_second in (("lag", 20_000), ("lag-10k", 10_000)):
        yield Contest(key, f"{rate_per_second:,} connections of 1000 bytes a second at their moments, one worker",
                      both(Tcpp(("--rate", str(rate_per_second), "-d", "10s"), wire=()),
                           Work(tcps=100_000_000, locals=20, at_once=16_000)),
                      judged=(Judged("99th percentile of lag", "µs", lag, 1000, at_least=False),), show=show_rate)


# ---- bulk data --------------------------------------------------------------------------------------------------


def bulk(quick, wire):
    work = Work(tcps=200 if quick else 1000, at_once=10, size=10 * MIB)
    yield Contest("bulk", f"{work.tcps} connections of 10 MiB, -p 1 -m 10", both(Tcpp(wire=wire), work),
                  (Rival("bare plain", both(Bare(), work), (bits(0.98), cpu_per_gigabyte())),
                   Rival("bare best", both(Bare("--best"), work), (bits(), cpu_per_gigabyte(1.10)))),
                  show=show_bits)


def peers(quick, wire):
    work = Work(procs=2, tcps=100 if quick else 500, at_once=5, size=10 * MIB, seconds=1 if quick else 5)
    rivals = tuple(Rival(f"{tool.program} {flag} 10", both(tool, work), (bits(goal), cpu_per_gigabyte()))
                   for tool, flag, goal in ((Iperf3(), "-P", 1.0), (Iperf2(), "-P", 1.2), (Nuttcp(), "-N", None)))
    if not quick:
        rivals += tuple(Rival(f"bare threads of {size // KIB} KiB", both(Bare("-w", size, program=BARE_THREADS), work),
                              (bits(1.0), cpu_per_gigabyte())) for size in (128 * KIB, 256 * KIB, MIB))
    yield Contest("peers", f"{2 * work.tcps} connections of 10 MiB, -p 2 -m 5", both(Tcpp(wire=wire), work), rivals,
                  show=show_bits)


def paths(quick, wire):
    """What helps over loopback must not cost elsewhere."""
    for key, way, size in (("veth", Veth(), 400 * MIB), ("path-1ms", Delayed(1000), 400 * MIB),
                           ("path-20ms", Delayed(20_000), 200 * MIB)):
        work = Work(procs=2, tcps=5, at_once=5, size=size, way=way)
        yield Contest(key, f"10 connections of {size // MIB} MiB, -p 2 -m 5, over {way.name}",
                      both(Tcpp(wire=wire), work),
                      (Rival("iperf -P 10 -n", both(Iperf2(by_size=True), work), (bits(1.0), cpu_per_gigabyte())),),
                      show=show_bits)


def skip_copy(quick, wire):
    work = Work(tcps=200 if quick else 1000, at_once=10, size=10 * MIB)
    yield Contest("skip-rx-copy", "the same, -p 1 -m 10, with --skip-rx-copy",
                  both(Tcpp(server=("--skip-rx-copy",), wire=wire), work),
                  (Rival("tcpp copying", both(Tcpp(wire=wire), work), (bits(1.8), cpu_per_gigabyte())),
                   Rival("bare best --trunc", both(Bare("--best", "--trunc"), work), (bits(), cpu_per_gigabyte()))),
                  show=show_bits)


def verified(quick, wire):
    """What checking every byte costs. It takes a control connection."""
    for content, goal in (("keyed", 1.20), ("shared", 1.10)):
        options = ("--verify", "--payload", content)
        for procs in (1, 2):
            work = Work(procs=procs, tcps=(200 if quick else 1000) // procs, at_once=10 // procs, size=10 * MIB)
            yield Contest(f"verify-{content}-{procs}", f"bulk, -p {procs}, {' '.join(options)}",
                          both(Tcpp(options, wire=()), work),
                          (Rival("tcpp unverified", both(Tcpp(wire=()), work), (bits(), cpu_per_gigabyte(goal))),),
                          show=show_bits)
    work = Work(tcps=30_000 if quick else 300_000, locals=20)
    yield Contest("verify-cps", "connections of 1000 bytes, -p 1 -m 100, --verify",
                  both(Tcpp(("--verify",), wire=()), work),
                  (Rival("tcpp unverified", both(Tcpp(wire=()), work), (rate(), cpu_per_connection(1.05))),),
                  show=show_rate, heat=True)


def rows_of_connections(quick, wire):
    """What a row for each connection costs, at both ends. It takes a control connection."""
    for procs in (1, 2):
        work = Work(procs=procs, tcps=(30_000 if quick else 300_000) // procs, locals=20)
        yield Contest(f"rows-{procs}", f"{procs * work.tcps:,} connections of 1000 bytes, -p {procs} -m 100, --connections",
                      both(Tcpp(("--connections", OUT / "rows.csv"), wire=()), work),
                      (Rival("tcpp without", both(Tcpp(wire=()), work), (rate(0.95), cpu_per_connection())),),
                      show=show_rate, heat=True)


# ---- exchanges ----------------------------------------------------------------------------------------------------


def exchanges(quick, wire):
    """What the server sends, and questions and answers. They take a control connection."""
    for procs in (1, 2):
        work = Work(procs=procs, tcps=(200 if quick else 1000) // procs, at_once=10 // procs, size=10 * MIB)
        for key, control in (("reverse", ()), ("reverse-cubic", ("--congestion", "cubic"))):
            words = " ".join(("--reverse", *control))
            yield Contest(f"{key}-{procs}", f"{procs * work.tcps} connections of 10 MiB, -p {procs}, {words}",
                          both(Tcpp(("--reverse", *control), control, wire=()), work),
                          (Rival("tcpp push", both(Tcpp(control, control, wire=()), work),
                                 (bits(0.97), cpu_per_gigabyte())),),
                          show=show_bits)
    work = Work(procs=2, tcps=50 if quick else 250, at_once=5, size=10 * MIB, seconds=1 if quick else 5)
    yield Contest("bidir", f"{2 * work.tcps} connections of 10 MiB each way, -p 2 -m 5, --bidir, the sum of both",
                  both(Tcpp(("--bidir",), wire=()), work),
                  (Rival("iperf3 --bidir -P 10", both(Iperf3("--bidir"), work), (bits(1.0), cpu_per_gigabyte())),
                   Rival("iperf --full-duplex -P 10", both(Iperf2("--full-duplex"), work),
                         (bits(1.0), cpu_per_gigabyte()))),
                  show=show_bits)
    scale = 10 if quick else 1
    for key, name, at_once, tcps, rounds in (("rr-1", "TCP_RR: one connection", 1, 1, 100_000 // scale),
                                             ("rr-100", "TCP_RR: 100 connections", 100, 100, 5_000 // scale),
                                             ("crr-1", "TCP_CRR: one at a time", 1, 20_000 // scale, 1),
                                             ("crr-100", "TCP_CRR: 100 at a time", 100, 50_000 // scale, 1)):
        work = Work(tcps=tcps, at_once=at_once, size=12)
        options = ("--reply", "1", "--rounds", rounds)
        yield Contest(key, f"{name}, {tcps * rounds:,} rounds of 12 bytes and 1", both(Tcpp(options, wire=()), work),
                      (Rival("bare rounds", both(BareRounds(rounds), work), (
                          Judged("rounds", "1/s", lambda m: m.rounds_per_second, 0.95),
                          Judged("median of a round", "µs", lambda m: m.round_p50, at_least=False),
                          Judged("99th percentile of a round", "µs", lambda m: m.round_p99, at_least=False))),),
                      show=lambda m: f"{m.rounds_per_second:,.0f} rounds/s, p50 {number(m.round_p50)} µs, "
                                     f"p99 {number(m.round_p99)} µs", heat=rounds == 1)


# ---- start, memory, many ----------------------------------------------------------------------------------------


def pss_megabytes(pid):
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


class Command:
    """tcpp with those words, from the command to its end."""

    def __init__(self, *words):
        self.words = words

    def measure(self, port):
        with children() as group:
            before = time.monotonic()
            group.append(Child([TCPP, *self.words]))
            group[0].expect()
            return Measured(seconds=time.monotonic() - before)


class Start:
    """A server with so many workers, from the command to ready; then the memory of its idle workers."""

    def __init__(self, procs):
        self.procs = procs

    def measure(self, port):
        with children() as group:
            before = time.monotonic()
            server = Tcpp().start(Work(procs=self.procs), port, group)
            measured = Measured(seconds=time.monotonic() - before)
            measured.result = {"pss_mb": statistics.mean(map(pss_megabytes, tree(server.pid)[1:]))}
            Tcpp().stop(server, measured)
            return measured


def start(quick, wire):
    def ready(goal):
        return Judged("from command to ready", "s", lambda m: m.seconds, goal, at_least=False)

    for key, goal, words in (("version", 0.2, "--version"), ("look", 1.5, "--loopback -t 10 -b 1k")):
        yield Contest(key, f"tcpp {words}", Command(*words.split()),
                      judged=(Judged("from command to end", "s", lambda m: m.seconds, goal, at_least=False),))
    yield Contest("start-4", "server with -p 4", Start(4), judged=(ready(1.0),))
    yield Contest("start-16", "server with -p 16", Start(16), rounds=3, judged=(
        ready(None), Judged("Pss of an idle worker", "MB", lambda m: m.result["pss_mb"], 28, at_least=False)))
    yield Contest("start-64", "server with -p 64", Start(64), rounds=3, judged=(ready(6.0),))


def connect_first(procs, at_once, hold, wire):
    """Everything is established and held before data flow. The keys of summary are those of the result's schema."""
    def of_summary(key):
        return lambda m: float(value) if (value := m.result["summary"].get(key)) is not None else None

    work = Work(procs=procs, tcps=at_once, at_once=at_once, locals=20)
    name = f"{procs * at_once:,} connections at once, held for {hold}"
    return Contest(f"established-{procs * at_once // 1000}k", name,
                   both(Tcpp(("--connect-first", "--hold", hold), wire=wire), work), rounds=1, judged=(
                       Judged("setup rate", "1/s", of_summary("setup_connections_per_second"), 20_000,
                              unknown="not in summary"),
                       Judged("failed", "connections", of_summary("connections_failed"), 0, at_least=False)),
                   show=show_rate)


def with_goals_only(contest):
    """Without the rivals that are only shown."""
    return replace(contest, rivals=tuple(r for r in contest.rivals if any(j.goal is not None for j in r.judged)))


def against_build(quick, wire, other):
    """What must not become slower: this build against another, both ends of a trial by the same one."""
    def rivals(work, options, *judged):
        return (Rival("the other build", both(Tcpp(options, wire=wire, command=other), work), judged),)

    def contest(key, name, work, *judged, options=(), show=show_rate, heat=True):
        return Contest(key, name, both(Tcpp(options, wire=wire), work), rivals(work, options, *judged), show=show, heat=heat)

    short, many = (30_000, 50_000) if quick else (300_000, 300_000)
    for procs, key in ((1, "cps"), (2, "cps-2")):
        yield contest(key, f"{short:,} connections of 1000 bytes, -p {procs} -m 100",
                      Work(procs=procs, tcps=short // procs, locals=20), rate(0.98), cpu_per_connection(1.02))
    for procs, key in ((1, "bulk"), (2, "bulk-2")):
        work = Work(procs=procs, tcps=(200 if quick else 1000) // procs, at_once=10 // procs, size=10 * MIB)
        yield contest(key, f"{procs * work.tcps} connections of 10 MiB, -p {procs} -m {work.at_once}", work,
                      bits(0.98), cpu_per_gigabyte(1.02), show=show_bits, heat=False)
    yield contest("many-10000", f"{many:,} connections of 1000 bytes, -m 10,000",
                  Work(tcps=many, locals=20, at_once=10_000), rate(0.98), cpu_per_connection(1.02))
    yield contest("warm", "the first second by the tenth, 1000 bytes, -m 100", Work(tcps=100_000_000, locals=20),
                  Judged("connections/s, first by tenth", "ratio", first_to_tenth, 0.98,
                         unknown="fewer than ten intervals"), options=("-d", "11s"))


def contests(quick, wire):
    """All contests in the order of the table."""
    wire = ("--classic",) if wire == "classic" else ()
    makers = (short_connections, bulk, peers, skip_copy, nio)
    found = [contest for maker in makers for contest in maker(quick, wire)]
    if quick:
        return [with_goals_only(contest) for contest in found if contest.key not in ("cps-2", "nio")]
    makers = (paths, verified, rows_of_connections, exchanges, many_at_once, warm, open_loop, start)
    found += [contest for maker in makers for contest in maker(quick, wire)]
    return [*found, connect_first(11, 18_182, "5s", wire)]
