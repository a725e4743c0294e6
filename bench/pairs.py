#!/usr/bin/env python3
"""Runs the rows of the table in turn, ours and theirs, and writes target/bench/table.md and table.json.

    bench/run [--quick] [--pairs N] [--only WORD] [--against DIR] [--list]

A contest is one piece of work, done by us and by others. A round of it does it once with each of them; a pair is the
two trials of one round, and a row shows the ratios of its pairs. The rows are in rows.py.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import rows
from ends import HOME, OUT, Trouble, base_ports


@dataclass
class Row:
    """What one comparison has shown so far."""

    contest: object
    rival: object
    judged: object
    ratios: list = field(default_factory=list)
    ours: list = field(default_factory=list)
    theirs: list = field(default_factory=list)
    trouble: str = None
    left_out: str = None

    def add(self, ours, theirs):
        own, other = self.judged.figure(ours), self.judged.figure(theirs) if theirs else None
        value = own if theirs is None else own / other if own is not None and other else None
        if value is None:
            self.trouble = f"no figure for {self.judged.name}: {self.judged.unknown}"
            return
        self.ratios.append(value)
        self.ours.append(own)
        self.theirs.append(other)

    def verdict(self):
        if not self.ratios:
            return "not measured"
        if self.judged.goal is None:
            return "shown"
        median = statistics.median(self.ratios)
        met = median >= self.judged.goal if self.judged.at_least else median <= self.judged.goal
        return "met" if met else "missed"

    def to_json(self):
        medians = {name: statistics.median(values) if values and None not in values else None
                   for name, values in (("ratio", self.ratios), ("ours", self.ours), ("theirs", self.theirs))}
        return {"work": self.contest.name, "against": self.rival.name if self.rival else None,
                "figure": self.judged.name, "unit": self.judged.unit, "goal": self.judged.goal_text(),
                "verdict": self.verdict(), "pairs": len(self.ratios), "ratio_median": medians["ratio"],
                "ratio_min": min(self.ratios, default=None), "ratio_max": max(self.ratios, default=None),
                "ours_median": medians["ours"], "theirs_median": medians["theirs"],
                "ratios": self.ratios, "ours": self.ours, "theirs": self.theirs,
                "trouble": self.trouble or self.left_out}


# ---- running --------------------------------------------------------------------------------------------------


def say(text):
    print(text, file=sys.stderr, flush=True)


def trial(contest, name, pair, ports, log):
    """One trial; None, and its reason in the log, if it came to nothing."""
    entry = {"contest": contest.key, "name": name, "load": os.getloadavg()[0]}
    log.append(entry)
    try:
        measured = pair.measure(next(ports))
    except (Trouble, OSError, ValueError, KeyError) as trouble:
        entry["trouble"] = f"{type(trouble).__name__}: {trouble}"
        say(f"  {name}: {entry['trouble']}")
        return None
    entry |= {key: getattr(measured, key) for key in
              ("seconds", "connections", "bytes", "connections_per_second", "bits_per_second", "client_cpu",
               "server_cpu", "client_cpu_whole", "server_cpu_whole") if hasattr(measured, key)}
    say(f"  {name}: {contest.show(measured)}")
    return measured


def run(contest, rounds, ports, log):
    """All rounds of a contest; returns its rows."""
    rivals = [rival for rival in contest.rivals if rival.pair.missing() is None]
    found = [Row(contest, rival, judged) for rival in contest.rivals for judged in rival.judged]
    found += [Row(contest, None, judged) for judged in contest.judged]
    for rival in contest.rivals:
        if rival not in rivals:
            say(f"{contest.name}: without {rival.name}: {rival.pair.missing()}")
    for row in found:
        if row.rival and row.rival not in rivals:
            row.left_out = row.rival.pair.missing()
    if contest.heat and rivals:
        trial(contest, "unrecorded", rivals[0].pair, ports, [])
    for number in range(rounds):
        say(f"{contest.name}: round {number + 1} of {rounds}")
        ours = trial(contest, "tcpp", contest.pair, ports, log)
        theirs = {rival.name: trial(contest, rival.name, rival.pair, ports, log) for rival in rivals}
        for row in found:
            if ours and (row.rival is None or theirs.get(row.rival.name)):
                row.add(ours, theirs[row.rival.name] if row.rival else None)
            elif row.left_out is None:
                row.trouble = "a trial failed, see trials in table.json"
    return found


# ---- the table ------------------------------------------------------------------------------------------------


def output_of(*command):
    try:
        return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def cpu_model():
    with open("/proc/cpuinfo") as lines:
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), None)


def conditions(arguments):
    changed = output_of("git", "status", "--porcelain")
    return {"when": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime()), "command": "bench/run " + " ".join(arguments),
            "commit": output_of("git", "rev-parse", "--short", "HEAD"),
            "changed_files": None if changed is None else len(changed.splitlines()),
            "kernel": platform.release(), "cpus": len(os.sched_getaffinity(0)), "cpu": cpu_model(),
            "load_before": os.getloadavg()[0]}


def number(value):
    if value is None:
        return "–"
    for unit, name in ((1e9, " G"), (1e6, " M")):
        if abs(value) >= unit:
            return f"{value / unit:.2f}{name}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"


def markdown(table, head):
    """One line per row; a figure of our own alone stands in the columns of the ratio."""
    yield (f"{head['when']} UTC, commit {head['commit']}"
           + (f" and {head['changed_files']} changed files" if head["changed_files"] else "")
           + f", {head['cpus']} CPUs ({head['cpu']}), Linux {head['kernel']}, load before {head['load_before']:.1f}: "
           + f"`{head['command'].strip()}`")
    yield ""
    yield "| work | against | figure | ours | theirs | median ratio | min | max | goal | pairs | |"
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in table:
        alone = row["against"] is None
        cells = [row["work"], row["against"] or "–", f"{row['figure']}, {row['unit']}", number(row["ours_median"]),
                 "–" if alone else number(row["theirs_median"])]
        cells += [number(row[key]) for key in ("ratio_median", "ratio_min", "ratio_max")]
        cells += [row["goal"], str(row["pairs"]), row["verdict"] + (f": {row['trouble']}" if row["trouble"] else "")]
        yield "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"


def write(found, head, log):
    table = [row.to_json() for row in found]
    for name, text in (("table.md", "\n".join(markdown(table, head)) + "\n"),
                       ("table.json", json.dumps({"conditions": head, "rows": table, "trials": log}, indent=1))):
        temporary = OUT / (name + ".new")
        temporary.write_text(text)
        temporary.replace(OUT / name)


def main():
    options = argparse.ArgumentParser(prog="bench/run",
                                      description="Compares tcpp with the bare system calls and with its peers.")
    options.add_argument("--quick", action="store_true", help="less work, three pairs, the main rows")
    options.add_argument("--pairs", type=int, help="pairs per row (7, with --quick 3)")
    options.add_argument("--only", default="", metavar="WORD", help="only contests whose key contains WORD")
    options.add_argument("--wire", choices=("classic", "controlled"), default="classic", help="between tcpp and tcpp")
    options.add_argument("--against", metavar="DIR", help="another checkout with a build of its own: is this one slower?")
    options.add_argument("--list", action="store_true", help="name the contests and end")
    asked = options.parse_args()
    if asked.against:
        wire = ("--classic",) if asked.wire == "classic" else ()
        offered = rows.against_build(asked.quick, wire, Path(asked.against).resolve() / "tcpp")
    else:
        offered = rows.contests(asked.quick, asked.wire)
    chosen = [contest for contest in offered if asked.only in contest.key]
    if asked.list:
        print("\n".join(f"{contest.key:16} {contest.name}" for contest in chosen))
        return 0
    head, log, found, ports = conditions(sys.argv[1:]), [], [], base_ports()
    for contest in chosen:
        found += run(contest, contest.rounds or asked.pairs or (3 if asked.quick else 7), ports, log)
        write(found, head, log)  # after each, so that an interrupted run leaves what it has
    print((OUT / "table.md").read_text())
    return 1 if any(row.trouble for row in found) else 0


if __name__ == "__main__":
    sys.exit(main())
