"""Establishes a million connections at once on this host, holds them, sends and completes; target/bench/million.json.

Beside tcpp's own result it keeps what the kernel and /proc say, once a second: the TCP sockets of the host, the CPU of
both launchers, and the memory (Pss) of a server worker before and in between.
"""

import argparse
import json
import statistics
import sys
import threading
from pathlib import Path

from ends import OUT, TICK_SECONDS, Tcpp, Work, base_ports, children, tree
from pairs import conditions
from rows import pss_megabytes

SAMPLE_SECONDS = 1
SAMPLES_PER_PSS = 10  # the kernel walks all pages of a process for it


def sockets_in_use():
    """TCP sockets of this host, both ends of a loopback connection counted, without TIME_WAIT, and pages of kernel memory
    (sockstat, proc(5))."""
    found = {}
    for table in ("sockstat", "sockstat6"):  # a server's socket is one of IPv6 where it listens for both
        for words in map(str.split, Path("/proc/net", table).read_text().splitlines()):
            found[words[0]] = dict(zip(words[1::2], map(int, words[2::2])))
    return found["TCP:"]["inuse"] + found.get("TCP6:", {}).get("inuse", 0), found["TCP:"]["mem"]


def own_cpu(pid):
    """CPU seconds of one process without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_SECONDS


class Watch(threading.Thread):
    """Samples once a second while the client runs."""

    def __init__(self, launchers, workers):
        super().__init__(daemon=True)
        self.launchers, self.workers = launchers, workers
        self.samples, self.worker_pss, self.over = [], [], threading.Event()

    def run(self):
        while not self.over.wait(SAMPLE_SECONDS):
            sockets, pages = sockets_in_use()
            try:
                cpu = {role: own_cpu(pid()) for role, pid in self.launchers.items()}
            except (OSError, IndexError):
                continue  # the client has not begun, or has just ended
            if len(self.samples) % SAMPLES_PER_PSS == 0:
                self.worker_pss.append(statistics.mean(map(pss_megabytes, self.workers)))
            self.samples.append({"sockets": sockets, "kernel_memory_pages": pages, "launcher_cpu_seconds": cpu})


def main():
    options = argparse.ArgumentParser(prog="bench/run million", description=__doc__.partition("\n")[0])
    options.add_argument("--procs", type=int, default=52, help="workers on each side")
    options.add_argument("--at-once", type=int, default=19_231, help="connections of each worker")
    options.add_argument("--hold", default="30s", help="how long all are held before data flow")
    options.add_argument("--worker-jvm-args", metavar="ARGS", help="passed on to both ends")
    asked = options.parse_args()
    work = Work(procs=asked.procs, tcps=asked.at_once, at_once=asked.at_once, locals=20)
    more = ("--worker-jvm-args", asked.worker_jvm_args) if asked.worker_jvm_args else ()
    end = Tcpp(("--connect-first", "--hold", asked.hold, *more), more, wire=())  # both ends' counts want the control
    head, port = conditions(["million", *sys.argv[1:]]), next(base_ports())
    with children() as group:
        server = end.start(work, port, group)
        workers = tree(server.pid)[1:]
        idle = statistics.mean(map(pss_megabytes, workers))
        watch = Watch({"server": lambda: server.pid, "client": lambda: group[1].pid}, workers)
        watch.start()
        measured = end.run(work, port, group)
        watch.over.set()
        end.stop(server, measured)
    peak = max((sample["sockets"] for sample in watch.samples), default=None)
    highest = max(watch.worker_pss, default=None)
    found = {"conditions": head, "sockets_in_use_peak": peak, "idle_worker_pss_megabytes": idle,
             "highest_worker_pss_megabytes": highest,
             "bytes_per_connection_above_idle": highest and (highest - idle) * 1e6 / work.at_once,
             "samples": watch.samples, "result": measured.result}
    (OUT / "million.json").write_text(json.dumps(found, indent=1))
    print(json.dumps({"sockets_in_use_peak": peak} | measured.result["summary"], indent=1))
    return 0 if measured.connections == work.procs * work.tcps else 1


if __name__ == "__main__":
    sys.exit(main())
