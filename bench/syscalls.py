"""Counts the system calls that one connection costs, with strace -c -f, and writes target/bench/syscalls.md.

One end at a time is traced, the other runs freely. A traced process is many times slower, so these figures are counts
and say nothing about time. tcpp's worker JVM is traced in the middle of a run, all its threads, so that neither its
start nor its warm-up is counted; bare is traced from its start on, which adds some forty calls. Connections are
counted in the trace itself: calls of connect at the client, calls of accept that gave a connection at the server.
"""

import signal
import sys
import time
from pathlib import Path

import ends
from ends import OUT, Child, Tcpp, Trouble, Work, await_that, base_ports, children, tree, tree_cpu

WORK = Work(tcps=20_000, locals=20)
TRACE = OUT / "strace.txt"
TRACED_SECONDS = 5
WARM_CPU_SECONDS = 3  # of the worker: well past its warm-up
SHOWN_FROM = 0.0005  # calls per connection


def per_connection(role):
    """Calls per connection by name, from rows of '% time, seconds, usecs/call, calls[, errors], syscall'."""
    calls, errors = {}, {}
    for words in map(str.split, TRACE.read_text().splitlines()):
        if len(words) in (5, 6) and words[3].isdigit() and words[-1] != "total":
            calls[words[-1]] = int(words[3])
            errors[words[-1]] = int(words[4]) if len(words) == 6 else 0
    if role == "client":
        connections = calls.get("connect", 0)
    else:
        connections = sum(calls.get(name, 0) - errors.get(name, 0) for name in ("accept", "accept4"))
    if connections == 0:
        raise Trouble(f"strace saw no connection at the {role}: {calls}")
    return {name: count / connections for name, count in calls.items()}, connections


def bare(role, port, *options):
    tracer = ["strace", "-c", "-f", "-o", TRACE]
    with children() as group:
        sink = Child([*(tracer if role == "server" else []), ends.BARE, "sink", "-r", port, "-n", WORK.tcps, *options])
        group.append(sink)
        await_that(lambda: ends.listening(port), "listening", sink)
        sender = Child([*(tracer if role == "client" else []), ends.BARE, "send", "-c", ends.HOST, "-r", port,
                        "-t", WORK.tcps, "-m", WORK.at_once, "-b", WORK.size, "-l", ends.LOCAL, "-M", WORK.locals,
                        *options])
        group.append(sender)
        sender.expect()
        sink.expect()
    return per_connection(role)


def workers(pid):
    """The worker JVMs of a launcher; the start-up script has children of its own before."""
    def is_worker(member):
        try:
            return b"tcpp-worker.jar" in Path(f"/proc/{member}/cmdline").read_bytes()
        except OSError:
            return False
    return [member for member in tree(pid)[1:] if is_worker(member)]


def tcpp(role, port, engine):
    """A run without end, from which some seconds of one worker are traced."""
    engine = ("--engine", engine)
    with children() as group:
        server = Tcpp(server=engine).start(WORK, port, group)
        client = Child([ends.TCPP, "-c", ends.HOST, "-r", port, "-m", WORK.at_once, "-b", WORK.size, "-l", ends.LOCAL,
                        "-M", WORK.locals, "-d", "10m", "-q", "--classic", *engine])
        group.append(client)
        launcher = client if role == "client" else server
        await_that(lambda: workers(launcher.pid), "running a worker", launcher)
        worker = workers(launcher.pid)[0]
        await_that(lambda: tree_cpu(worker) > WARM_CPU_SECONDS, "warm", launcher)
        tracer = Child(["strace", "-c", "-f", "-o", TRACE, "-p", worker])
        group.append(tracer)
        time.sleep(TRACED_SECONDS)
        tracer.signal(signal.SIGINT)
        tracer.wait()
        return per_connection(role)


SUBJECTS = {
    "bare plain": bare,
    "bare best": lambda role, port: bare(role, port, "--best"),
    "tcpp epoll": lambda role, port: tcpp(role, port, "epoll"),
    "tcpp nio": lambda role, port: tcpp(role, port, "nio"),
}


def number(value):
    return f"{value:.3f}" if value else "–"


def table(role, found):
    yield f"{role}: system calls per connection of {WORK.size} bytes, -m {WORK.at_once}"
    yield ""
    yield "| call | " + " | ".join(found) + " |"
    yield "| --- |" + " ---: |" * len(found)
    names = {name for calls, _ in found.values() for name, count in calls.items() if count >= SHOWN_FROM}
    for name in sorted(names, key=lambda name: -max(calls.get(name, 0) for calls, _ in found.values())):
        yield f"| {name} | " + " | ".join(number(calls.get(name)) for calls, _ in found.values()) + " |"
    yield "| **all** | " + " | ".join(number(sum(calls.values())) for calls, _ in found.values()) + " |"
    yield "| connections traced | " + " | ".join(f"{connections:,}" for _, connections in found.values()) + " |"
    yield ""


def main():
    lines, failed, ports = [], 0, base_ports()
    for role in ("client", "server"):
        found = {}
        for name, trace in SUBJECTS.items():
            print(f"{role}: {name}", file=sys.stderr)
            try:
                found[name] = trace(role, next(ports))
            except (Trouble, OSError) as trouble:
                print(f"  {trouble}", file=sys.stderr)
                failed += 1
        lines += table(role, found)
    (OUT / "syscalls.md").write_text("\n".join(lines))
    print("\n".join(lines))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
