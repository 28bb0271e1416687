#!/usr/bin/env python3
"""Runs every load against every server in turn and prints one table of medians; see `run`.

Each server is a process of one thread, or of as many as its library takes by itself; each client is one connection. Retouch and the
floor are driven by the same client, which speaks the wire. All of a load's runs go round the servers, so that what the machine does
besides falls on all of them.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import time

TITLES = {
    "floor": "raw epoll, C", "retouch": "Retouch", "grpc": "gRPC C++", "thrift": "Thrift C++", "ttrpc": "ttrpc-go",
}
DEPTHS = (1, 8, 32, 256)
SIZES = {"100 B": 100, "10 KB": 10_000, "1 MB": 1_000_000, "10 MB": 10_000_000, "50 MB": 50_000_000}
# The line of a client: what, calls a second, and three latencies in microseconds.
LINE = re.compile(r"^(small|large) calls/s ([\d.]+) median ([\d.]+) p99 ([\d.]+) p99\.9 ([\d.]+)$", re.MULTILINE)


class Server:
    """A server that runs, and the client that loads it."""

    def __init__(self, name, command, client, environment=None):
        self.name, self.command, self.client = name, command, client
        self.process = subprocess.Popen(
            [command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **(environment or {})})
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            raise SystemExit(f"bench: {TITLES[name]} printed no port but {line!r}")
        self.port = line.strip()

    def load(self, small, small_bytes, large, large_bytes, seconds):
        """What the client measured, by "small" and "large", or None where the peer cannot carry the load."""
        arguments = [self.client, self.port, small, small_bytes, large, large_bytes, seconds]
        try:
            done = subprocess.run(
                [str(a) for a in arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode:
            print(f"{TITLES[self.name]}, {small} x {small_bytes} and {large} x {large_bytes} bytes: {done.stderr.strip()}", file=sys.stderr)
            return None
        return {
            kind: dict(zip(("rate", "median", "p99", "p999"), map(float, values))) for kind, *values in LINE.findall(done.stdout)}

    def cpu(self):
        """Seconds of processor time, user and system, so far."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        """Peak resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1000

    def system_calls(self, depth, seconds):
        """System calls of the server a call, counted by strace, which slows it: deeper queues are batched a little more than without."""
        if not shutil.which("strace"):
            return None
        counter = subprocess.Popen(
            ["strace", "-c", "-f", "-p", str(self.process.pid)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        time.sleep(0.5)
        result = self.load(depth, 100, 0, 0, seconds)
        counter.send_signal(signal.SIGINT)
        total = re.search(r"^100[.,]00\s+\S+\s+(?:\d+\s+)?(\d+)\s+(?:\d+\s+)?total", counter.communicate()[1], re.MULTILINE)
        # The client counts without its first sixth, which warms up.
        return int(total.group(1)) / (result["small"]["rate"] * seconds * 1.2) if total and result else None

    def stop(self):
        self.process.kill()
        self.process.wait()


class Counters:
    """What a second process of a server asks of the C library, by count.c. Counting costs time, so it is never timed."""

    NAMES = ("allocations", "copied", "reads", "writes", "turns")

    def __init__(self, server, library, seconds):
        self.seconds = seconds
        self.path = f"{library}.{server.name}"
        if os.path.exists(self.path):
            os.remove(self.path)
        self.server = Server(server.name, server.command, server.client, {"LD_PRELOAD": library, "COUNT_FILE": self.path})

    def read(self):
        with open(self.path, "rb") as file:
            return dict(zip(self.NAMES, struct.unpack("=5Q", file.read(40))))

    def during(self, *load):
        """Counts a call by name, and the calls; None where the server cannot carry the load or is linked statically."""
        before = self.read()
        result = self.server.load(*load, self.seconds)
        counts = {name: count - before[name] for name, count in self.read().items()}
        if not result or not counts["reads"]:
            return None
        # The client counts without its first sixth, which warms up.
        calls = sum(part["rate"] for part in result.values()) * self.seconds * 1.2
        return {**{name: count / calls for name, count in counts.items()}, "writes a turn": counts["writes"] / max(1, counts["turns"])}


def count(servers, library, seconds):
    """Rows of what is counted."""
    rows = {}
    for server in servers:
        counters = Counters(server, library, seconds)
        try:
            small, large = counters.during(32, 100, 0, 0), counters.during(0, 0, 1, 1_000_000)
        finally:
            counters.server.stop()
        for row, value in {
            "allocations a call, depth 32": small and small["allocations"],
            "writes a turn of the event loop, depth 32": small and small["writes a turn"],
            "bytes copied in the server a byte of a 1 MB echo": large and large["copied"] / 1e6,
        }.items():
            rows.setdefault(row, {})[server.name] = value
    return rows


def middle(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def measure(servers, runs, seconds):
    """All figures: {row: {server: value}}; the rows in the order of the table."""
    rows = {}

    def go(title, load, read):
        """Runs one load everywhere; `read` takes the client's answer apart into rows."""
        print(f"measuring {title}", file=sys.stderr)
        collected = {}
        for _ in range(runs):
            for server in servers:
                result = server.load(*load, seconds)
                for row, value in (read(result) if result else {}).items():
                    collected.setdefault(row, {}).setdefault(server.name, []).append(value)
        for row, values in collected.items():
            rows[row] = {name: middle(values.get(name, [])) for name in (s.name for s in servers)}

    def reset():
        for server in servers:
            with open(f"/proc/{server.process.pid}/clear_refs", "w") as refs:
                refs.write("5")

    for depth in DEPTHS:
        go(f"depth {depth}", (depth, 100, 0, 0), lambda r, d=depth: {
            f"100 B, depth {d}: calls/s": r["small"]["rate"],
            f"100 B, depth {d}: median, us": r["small"]["median"],
            f"100 B, depth {d}: 99 %, us": r["small"]["p99"],
            f"100 B, depth {d}: 99.9 %, us": r["small"]["p999"]})
    rows["memory after small calls, MB"] = {s.name: s.peak() for s in servers}
    rows["CPU seconds a million calls, depth 32"] = {}
    for server in servers:
        used = []
        for _ in range(runs):
            before = server.cpu()
            result = server.load(32, 100, 0, 0, seconds)
            used.append((server.cpu() - before) / (result["small"]["rate"] * seconds * 1.2) * 1e6)
        rows["CPU seconds a million calls, depth 32"][server.name] = middle(used)
    for depth in (1, 32):
        rows[f"system calls a call, depth {depth}"] = {s.name: s.system_calls(depth, seconds) for s in servers}
    for size, count in SIZES.items():
        if count == 100:
            continue
        load = (1, count, 0, 0) if count <= 16384 else (0, 0, 1, count)
        go(size, load, lambda r, size=size, kind="small" if load[0] else "large": {
            f"{size} echo: median, us": r[kind]["median"], f"{size} echo: 99 %, us": r[kind]["p99"]})
    reset()
    for server in servers:
        server.load(0, 0, 1, SIZES["50 MB"], seconds)
    rows["memory with a 50 MB echo, MB"] = {s.name: s.peak() for s in servers}
    go("small beside large", (1, 100, 4, 3_000_000), lambda r: {
        "100 B beside four 3 MB callers: median, us": r["small"]["median"],
        "100 B beside four 3 MB callers: 99 %, us": r["small"]["p99"],
        "the four 3 MB callers: MB/s each way": r["large"]["rate"] * 3 if "large" in r else None})
    return rows


def text(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(rows, names):
    head = ["load"] + [TITLES[n] for n in names]
    lines = [[row] + [text(values.get(n)) for n in names] for row, values in rows.items()]
    widths = [max(len(line[i]) for line in [head] + lines) for i in range(len(head))]
    for line in [head] + lines:
        print("  ".join([line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]))


def verdicts(rows):
    """The objectives, each as the figure that was reached and the one that was wanted."""
    def ratio(row, over, under):
        a, b = rows[row].get(over), rows[row].get(under)
        return a / b if a and b else None

    beside = "100 B beside four 3 MB callers: median, us"
    moved = "the four 3 MB callers: MB/s each way"
    wanted = [
        ("latency at depth 1, times the floor's", ratio("100 B, depth 1: median, us", "retouch", "floor"), 1.4, False),
        ("calls/s at depth 32, of the floor's", ratio("100 B, depth 32: calls/s", "retouch", "floor"), 0.7, True),
        ("50 MB echo, times the floor's", ratio("50 MB echo: median, us", "retouch", "floor"), 1.6, False),
        ("calls/s at depth 32, times gRPC C++'s", ratio("100 B, depth 32: calls/s", "retouch", "grpc"), 5, True),
        ("median latency at depth 32, of gRPC C++'s", ratio("100 B, depth 32: median, us", "retouch", "grpc"), 0.2, False),
        ("99 % latency at depth 32, of gRPC C++'s", ratio("100 B, depth 32: 99 %, us", "retouch", "grpc"), 0.2, False),
        ("latency at depth 1, of gRPC C++'s", ratio("100 B, depth 1: median, us", "retouch", "grpc"), 0.2, False),
        ("small call beside large ones, median, ms", rows[beside]["retouch"] / 1000, 2, False),
        ("bytes of the large ones, of gRPC C++'s", ratio(moved, "retouch", "grpc"), 1, True),
    ]
    print()
    for what, value, limit, at_least in wanted:
        if value is None:
            print(f"{what}: not measured (wanted: {'at least' if at_least else 'at most'} {limit})")
            continue
        met = value >= limit if at_least else value <= limit
        print(f"{what}: {value:.2f} ({'at least' if at_least else 'at most'} {limit}: {'met' if met else 'missed'})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="+", choices=sorted(set(TITLES) - {"retouch"}), metavar="PEER")
    parser.add_argument("--work", required=True, help="folder with the peers' programs")
    parser.add_argument("--ours", required=True, help="wire-bench-server")
    parser.add_argument("--out", required=True, help="file for the figures, JSON")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1)
    options = parser.parse_args()
    client = os.path.join(options.work, "{}_client").format
    servers = []
    try:
        for name in options.names:
            servers.append(Server(name, os.path.join(options.work, f"{name}_server"), client(name)))
            if name == "floor":
                servers.append(Server("retouch", options.ours, client("floor")))
        rows = measure(servers, options.runs, options.seconds)
        rows |= count(servers, f"{options.work}/count.so", options.seconds)
    finally:
        for server in servers:
            server.stop()
    names = [s.name for s in servers]
    # Pacing, as of bbr, holds large messages back on loopback; cubic, Linux's own default, does not.
    with open("/proc/sys/net/ipv4/tcp_congestion_control") as control:
        print(f"congestion control: {control.read().strip()}")
    table(rows, names)
    verdicts(rows)
    with open(options.out, "w") as out:
        json.dump({"titles": {n: TITLES[n] for n in names}, "runs": options.runs, "seconds": options.seconds, "rows": rows}, out, indent=1)


if __name__ == "__main__":
    main()
