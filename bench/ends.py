"""The two ends of a trial: a server and a client of tcpp, of bare or of a peer, and what each run of them cost.

A server is started, waited for and stopped; a client runs to its end. CPU time is that of the processes and all
their children, as wait4(2) tells it, so that it is the same for every tool and asks none of them.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from ways import HOME, Loopback

OUT = HOME / "target" / "bench"
BARE = OUT / "bare"
BARE_ROUNDS = OUT / "rounds"
BARE_THREADS = OUT / "threads"
TCPP = HOME / "tcpp"
HOST = Loopback.host
LOCAL = "127.0.1.1"
LIMIT_SECONDS = 600
READY_SECONDS = 120
POLL_SECONDS = 0.005
TICK_SECONDS = 1 / os.sysconf("SC_CLK_TCK")


class Trouble(Exception):
    """A trial that could not be carried out; the text says why."""


@dataclass(frozen=True)
class Work:
    """What a trial does: procs workers, each with `tcps` connections of `size` bytes, `at_once` at a time."""

    procs: int = 1
    tcps: int = 1
    at_once: int = 100
    size: int = 1000
    locals: int = 0  # local addresses to bind in turn, 0: none
    seconds: int = 5  # for peers that run by the clock
    way: object = Loopback()  # between the ends; tcpp's and the peers' alone


@dataclass
class Measured:
    """What a trial has shown. None: the tool does not tell. CPU is in seconds; `whole` includes the start-up."""

    seconds: float = None
    connections: int = None
    bytes: int = None
    client_cpu: float = None
    server_cpu: float = None
    client_cpu_whole: float = None
    server_cpu_whole: float = None
    rounds: int = None
    round_p50: float = None  # microseconds
    round_p99: float = None
    result: dict = field(default_factory=dict)

    @property
    def connections_per_second(self):
        return ratio(self.connections, self.seconds)

    @property
    def bits_per_second(self):
        return None if self.bytes is None else ratio(self.bytes * 8, self.seconds)

    @property
    def rounds_per_second(self):
        return ratio(self.rounds, self.seconds)

    @property
    def cpu_seconds(self):
        return None if None in (self.client_cpu, self.server_cpu) else self.client_cpu + self.server_cpu

    @property
    def cpu_microseconds_per_connection(self):
        return None if self.cpu_seconds is None else ratio(self.cpu_seconds * 1e6, self.connections)

    @property
    def cpu_seconds_per_gigabyte(self):
        return None if self.cpu_seconds is None else ratio(self.cpu_seconds * 1e9, self.bytes)


def ratio(one, other):
    return one / other if one is not None and other else None


# ---- processes ------------------------------------------------------------------------------------------------


class Child:
    """One process in a group of its own; what it prints goes to a file of its own."""

    count = 0

    def __init__(self, command):
        Child.count += 1
        (OUT / "out").mkdir(parents=True, exist_ok=True)
        self.command = [str(word) for word in command]
        self.files = [OUT / "out" / f"{Child.count}.{stream}" for stream in ("stdout", "stderr")]
        with open(self.files[0], "wb") as out, open(self.files[1], "wb") as err:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                            cwd=HOME, process_group=0)
        self.pid = self.process.pid
        self.usage = None

    def running(self):
        """Whether it has not ended; leaves it unreaped, so that wait() still learns what it used."""
        return self.usage is None and os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def wait(self, limit_seconds=LIMIT_SECONDS):
        """Waits for its end and returns its CPU seconds, children included; kills it when it takes too long."""
        if self.usage is None:
            killer = threading.Timer(limit_seconds, self.kill)
            killer.start()
            _, status, self.usage = os.wait4(self.pid, 0)
            killer.cancel()
            self.process.returncode = os.waitstatus_to_exitcode(status)
        return self.usage.ru_utime + self.usage.ru_stime

    def expect(self, statuses=(0,)):
        cpu = self.wait()
        if self.process.returncode not in statuses:
            raise Trouble(f"{' '.join(self.command)}: status {self.process.returncode}: {self.said()}")
        return cpu

    def signal(self, number):
        if self.running():
            os.kill(self.pid, number)

    def kill(self):
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def text(self):
        return self.files[0].read_text(errors="replace")

    def said(self):
        return "\n".join(path.read_text(errors="replace")[-500:] for path in self.files).strip()


@contextmanager
def children():
    """A list for children; whoever is left in it at the end, on whatever way, is killed and reaped."""
    group = []
    try:
        yield group
    finally:
        for child in group:
            if child.usage is None:
                child.kill()
                child.wait()


def await_that(condition, what, child, limit_seconds=READY_SECONDS):
    deadline = time.monotonic() + limit_seconds
    while not condition():
        if not child.running():
            child.wait()
            raise Trouble(f"{' '.join(child.command)}: ended before {what}: {child.said()}")
        if time.monotonic() > deadline:
            raise Trouble(f"{' '.join(child.command)}: not {what} within {limit_seconds} s: {child.said()}")
        time.sleep(POLL_SECONDS)


def listening(port, pid="self"):
    """Whether someone listens on the port, where that process is: asks the kernel, for a connection would be counted."""
    wanted = f":{port:04X}"
    for table in ("tcp", "tcp6"):
        with open(f"/proc/{pid}/net/{table}") as lines:
            next(lines)
            for line in lines:
                words = line.split()
                if words[3] != "0A":  # TCP_LISTEN; the listeners come first
                    break
                if words[1].endswith(wanted):
                    return True
    return False


def tree(pid):
    """The process and its descendants."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                pass  # it has just ended
    found = [pid]
    for member in found:
        found += [child for child, parent in parents.items() if parent == member]
    return found


def tree_cpu(pid):
    """CPU seconds that the process and its descendants have used so far, those that ended and were reaped included."""
    ticks = 0
    for member in tree(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(int(word) for word in fields[11:15])  # utime stime cutime cstime, proc(5)
    return ticks * TICK_SECONDS


# ---- bare -----------------------------------------------------------------------------------------------------


class Bare:
    """One process per port; the trial lasts from the first connect of any of them to the last close."""

    def __init__(self, *options, program=BARE):
        self.options = options
        self.program = program  # or BARE_THREADS

    def start(self, work, port, group):
        sinks = [Child([self.program, "sink", "-r", port + i, "-n", work.tcps, *self.options]) for i in range(work.procs)]
        group += sinks
        for i, sink in enumerate(sinks):
            await_that(lambda: listening(port + i), "listening", sink)
        return sinks

    def stop(self, sinks, measured):
        measured.server_cpu = measured.server_cpu_whole = sum(sink.expect() for sink in sinks)

    def run(self, work, port, group):
        local = ["-l", LOCAL, "-M", work.locals] if work.locals else []
        senders = [Child([self.program, "send", "-c", HOST, "-r", port + i, "-t", work.tcps, "-m", work.at_once,
                          "-b", work.size, *local, *self.options]) for i in range(work.procs)]
        group += senders
        cpu = sum(sender.expect() for sender in senders)
        results = [json.loads(sender.text()) for sender in senders]
        elapsed = max(r["last_ns"] for r in results) - min(r["first_ns"] for r in results)
        return Measured(seconds=elapsed * 1e-9, connections=sum(r["connections"] for r in results),
                        bytes=sum(r["bytes"] for r in results), client_cpu=cpu, client_cpu_whole=cpu)


class BareRounds:
    """Questions and answers, one process at either end."""

    def __init__(self, rounds):
        self.rounds = rounds

    def start(self, work, port, group):
        server = Child([BARE_ROUNDS, "serve", "-r", port, "-n", work.tcps, "-k", self.rounds, "-q", 12, "-a", 1])
        group.append(server)
        await_that(lambda: listening(port), "listening", server)
        return server

    def stop(self, server, measured):
        measured.server_cpu = measured.server_cpu_whole = server.expect()

    def run(self, work, port, group):
        client = Child([BARE_ROUNDS, "ask", "-c", HOST, "-r", port, "-t", work.tcps, "-m", work.at_once, "-k",
                        self.rounds, "-q", 12, "-a", 1])
        group.append(client)
        cpu = client.expect()
        told = json.loads(client.text())
        return Measured(seconds=told["seconds"], connections=told["connections"], client_cpu=cpu, client_cpu_whole=cpu,
                        rounds=told["rounds"], round_p50=told["p50_ns"] / 1e3, round_p99=told["p99_ns"] / 1e3)


# ---- tcpp -----------------------------------------------------------------------------------------------------


class Tcpp:
    """Launcher and workers. CPU without the start-up: server, since it was ready; client, since its workers were."""

    def __init__(self, client=(), server=(), wire=("--classic",), command=TCPP):
        self.client_options = [*wire, *client]
        self.server_options = server
        self.command = command  # another build's, to be compared with

    def start(self, work, port, group):
        ready = OUT / f"ready-{port}.json"
        ready.unlink(missing_ok=True)
        server = Child(work.way.at_server([self.command, "-s", "-p", work.procs, "-r", port, "--ready-file", ready,
                                           *self.server_options]))
        group.append(server)
        await_that(ready.exists, "ready", server)
        server.cpu_at_ready = tree_cpu(server.pid)
        return server

    def stop(self, server, measured):
        server.signal(signal.SIGTERM)
        measured.server_cpu_whole = server.expect()
        measured.server_cpu = max(0.0, measured.server_cpu_whole - server.cpu_at_ready)

    def run(self, work, port, group):
        local = ["-l", LOCAL, "-M", work.locals] if work.locals else []
        file = OUT / f"result-{port}.json"
        client = Child(work.way.at_client(
            [self.command, "-c", work.way.host, "-r", port, "-p", work.procs, "-t", work.tcps, "-m", work.at_once,
             "-b", work.size, *local, "-q", "-o", file.relative_to(HOME), *self.client_options]))
        group.append(client)
        whole = client.expect()
        result = json.loads(file.read_text())
        file.unlink()
        summary = result["summary"]
        workers = [w.get("cpu_seconds") for w in result.get("workers", []) if w.get("role") == "client"]
        cpu = None if not workers or None in workers else sum(float(seconds) for seconds in workers)
        return Measured(seconds=float(summary["seconds"]), connections=summary["connections_completed"],
                        bytes=summary["bytes"] + (summary.get("reverse_bytes") or 0), client_cpu=cpu,
                        client_cpu_whole=whole, rounds=summary.get("rounds_completed"),
                        round_p50=summary.get("round_microseconds_p50"),
                        round_p99=summary.get("round_microseconds_p99"), result=result)


# ---- peers: bulk data only, by the clock ------------------------------------------------------------------------


class Peer:
    """A tool with one server process, which ends after one client or is stopped."""

    program = None
    ends_by_itself = True

    def server_command(self, port):
        raise NotImplementedError

    def client_command(self, work, port):
        raise NotImplementedError

    def read(self, text):
        """Seconds and received bytes."""
        raise NotImplementedError

    def missing(self):
        return None if shutil.which(self.program) else f"{self.program} is not installed"

    def start(self, work, port, group):
        server = Child(work.way.at_server([self.program, *self.server_command(port)]))
        group.append(server)
        await_that(lambda: listening(port, server.pid), "listening", server)
        return server

    def stop(self, server, measured):
        if not self.ends_by_itself:
            server.signal(signal.SIGTERM)
        measured.server_cpu = measured.server_cpu_whole = server.wait()

    def run(self, work, port, group):
        client = Child(work.way.at_client([self.program, *self.client_command(work, port)]))
        group.append(client)
        cpu = client.expect()
        seconds, received = self.read(client.text())
        return Measured(seconds=seconds, bytes=received, client_cpu=cpu, client_cpu_whole=cpu)


class Iperf3(Peer):
    program = "iperf3"

    def server_command(self, port):
        return ["-s", "-1", "-p", port]

    def __init__(self, *options):
        self.options = options

    def client_command(self, work, port):
        return ["-c", work.way.host, "-p", port, "-P", work.procs * work.at_once, "-t", work.seconds, "-J", *self.options]

    def read(self, text):
        end = json.loads(text)["end"]
        back = end.get("sum_received_bidir_reverse", {"bytes": 0})
        return end["sum_received"]["seconds"], end["sum_received"]["bytes"] + back["bytes"]


class Iperf2(Peer):
    program = "iperf"
    ends_by_itself = False

    def server_command(self, port):
        return ["-s", "-p", port]

    def __init__(self, *options, by_size=False):
        self.options = options
        self.by_size = by_size  # each connection carries as much as tcpp's, else all last as long

    def client_command(self, work, port):
        length = ["-n", work.size] if self.by_size else ["-t", work.seconds]
        return ["-c", work.way.host, "-p", port, "-P", work.procs * work.at_once, *length, "-f", "B", *self.options]

    def read(self, text):
        """The sender's count, since its CSV has no sum and its server's output no end that one could wait for."""
        found = re.search(r"\[SUM] +([0-9.]+)-([0-9.]+) sec +([0-9]+) Bytes", text)
        if found is None:
            raise Trouble(f"iperf printed no sum: {text[-500:]}")
        begin, end, sent = found.groups()
        return float(end) - float(begin), int(sent)


class Nuttcp(Peer):
    program = "nuttcp"

    def server_command(self, port):
        return ["-1", "--nofork", "-P", port]

    def client_command(self, work, port):
        return ["-T", work.seconds, "-N", work.procs * work.at_once, "-P", port, "-p", port + 1, "-fparse", work.way.host]

    def read(self, text):
        found = dict(re.findall(r"(\w+)=([0-9.]+)", text))
        received = float(found["megabytes"]) * 2**20
        return received * 8 / (float(found["rate_Mbps"]) * 1e6), round(received)  # its seconds have two decimals only


# ---- a trial --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """Server, client and work: all that a trial needs but the port."""

    server: object
    client: object
    work: Work

    def missing(self):
        return next((why for part in (self.server, self.client, self.work.way)
                     if (why := getattr(part, "missing", lambda: None)())), None)

    def measure(self, port):
        with self.work.way, children() as group:
            handle = self.server.start(self.work, port, group)
            measured = self.client.run(self.work, port, group)
            self.server.stop(handle, measured)
            return measured

    def with_work(self, **changes):
        return replace(self, work=replace(self.work, **changes))


def both(end, work):
    return Pair(end, end, work)


def base_ports(span=80, first=20001, last=32000):
    """Base ports for ever, below the ephemeral range and far enough apart; a new one for each trial."""
    while True:
        for port in range(first, last - span, span):
            if not listening(port) and not listening(port - 1):  # port - 1: tcpp's control connection
                yield port
