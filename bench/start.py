"""What a start costs: CPU at ready of worker JVMs, in bare JVMs of the same number, started in the same round.

A round starts a server of so many workers, without a warm-up, and when its launcher says that all are ready reads what
each worker process has used so far (clock_gettime(2) of the process's own clock, nanoseconds). Then it starts as many
JVMs with the workers' own flags, but for the archive, that say hello and wait, and reads the same. The ratio of the two
is a round's result; the machine may be slow or busy, both halves of a round are so. `--build DIR` adds another build,
a distribution's folder, to each round.

Writes target/bench/start.json.
"""

import argparse
import json
import os
import select
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from ends import OUT, base_ports

HOME = Path(__file__).resolve().parent.parent
LIMIT_SECONDS = 300
HELLO = """
public final class Hello {
    public static void main(String[] arguments) throws java.io.IOException {
        System.out.println("ready");
        System.in.read();
    }
}
"""


def cpu_seconds(pid):
    """CPU time of a process so far: its clock's number is made of its pid as in the kernel's posix-timers.h."""
    return time.clock_gettime(~pid << 3 | 2)


def pss_megabytes(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError("no Pss")


def measure(pids, began):
    return {"seconds": time.monotonic() - began,
            "cpu_ms_each": 1e3 * sum(map(cpu_seconds, pids)) / len(pids),
            "pss_mb_each": sum(map(pss_megabytes, pids)) / len(pids)}


def children_of(pid):
    return [int(word) for task in Path(f"/proc/{pid}/task").iterdir()
            for word in (task / "children").read_text().split()]


def words_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[:-1]


def server(build, workers, port):
    """Starts a server, waits until it is ready, measures its workers; with the words of one worker's command."""
    ready = OUT / f"start-{port}.ready"
    ready.unlink(missing_ok=True)
    began = time.monotonic()
    launcher = subprocess.Popen(
        [build / "bin/tcpp", "-s", "-p", str(workers), "-r", str(port), "--no-warmup", "-q", "--ready-file", ready],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not ready.exists():
            if launcher.poll() is not None or time.monotonic() - began > LIMIT_SECONDS:
                raise RuntimeError(f"{build}: no server with {workers} workers on {port}")
            time.sleep(0.005)
        pids = [pid for pid in children_of(launcher.pid) if any(w.endswith("tcpp-worker.jar") for w in words_of(pid))]
        if len(pids) != workers:
            raise RuntimeError(f"{len(pids)} workers instead of {workers}")
        return measure(pids, began), words_of(pids[0])
    finally:
        launcher.send_signal(signal.SIGTERM)
        launcher.wait()
        ready.unlink(missing_ok=True)


def bare_words(words):
    """The flags of a worker's JVM, without an archive and the program."""
    flags = words[:words.index("-jar") if "-jar" in words else words.index("-cp")]
    kept = [flag for flag in flags[1:] if not flag.startswith(
        ("-XX:SharedArchiveFile=", "-XX:AOTCache=", "-XX:ErrorFile=", "-Xlog:cds", "-XX:+AutoCreateSharedArchive",
         "-XX:ArchiveRelocationMode=", "-XX:+UnlockDiagnosticVMOptions"))]
    return [flags[0], *kept, "-cp", str(OUT), "Hello"]


def hello(words):
    if not (OUT / "Hello.class").exists():
        (OUT / "Hello.java").write_text(HELLO)
        subprocess.run([Path(words[0]).with_name("javac"), "-d", OUT, OUT / "Hello.java"], check=True)


def bare(words, count):
    hello(words)
    began = time.monotonic()
    jvms = [subprocess.Popen(bare_words(words), stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(count)]
    try:
        waiting = {jvm.stdout.fileno(): jvm for jvm in jvms}
        while waiting:
            for descriptor in select.select(list(waiting), [], [], LIMIT_SECONDS)[0]:
                if os.read(descriptor, 100) != b"ready\n":
                    raise RuntimeError("a bare JVM did not say ready")
                del waiting[descriptor]
        return measure([jvm.pid for jvm in jvms], began)
    finally:
        for jvm in jvms:
            jvm.stdin.close()
            jvm.wait()


def summary(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def main():
    parser = argparse.ArgumentParser(prog="bench/run start", description="CPU of a start, in bare JVMs")
    parser.add_argument("--workers", default="4,64", help="how many together, several with commas (4,64)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build", action="append", default=[], type=Path, help="another distribution's folder")
    given = parser.parse_args()
    builds = {str(build): build.resolve() for build in [HOME / "launcher/target/tcpp", *given.build]}
    ports = base_ports()
    found = []
    for workers in map(int, given.workers.split(",")):
        for build in builds.values():
            server(build, 4, next(ports))  # makes the archive, where there is none yet
        for number in range(given.rounds):
            halves = {}
            order = list(builds.items())
            for name, build in order if number % 2 == 0 else reversed(order):
                halves[name], words = server(build, workers, next(ports))
            halves["bare"] = bare(words, workers)
            found.append({"workers": workers, "round": number, **halves})
        print(f"\n{workers} together, {given.rounds} rounds, in bare JVMs: median (least to greatest)")
        rounds = [one for one in found if one["workers"] == workers]
        for name in builds:
            ratios = {key: [one[name][key] / one["bare"][key] for one in rounds]
                      for key in ("cpu_ms_each", "seconds", "pss_mb_each")}
            print(f"  CPU {summary(ratios['cpu_ms_each'])}, all ready {summary(ratios['seconds'])}, "
                  f"Pss {summary(ratios['pss_mb_each'])}   {name}")
        medians = {key: statistics.median(one["bare"][key] for one in rounds) for key in rounds[0]["bare"]}
        print(f"  a bare JVM: CPU {medians['cpu_ms_each']:.0f} ms, all ready {medians['seconds']:.1f} s, "
              f"Pss {medians['pss_mb_each']:.1f} MB; load {os.getloadavg()[0]:.1f}", flush=True)
        (OUT / "start.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
