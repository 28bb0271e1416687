"""Times `retouch background` against a warm server and reads the server's peak memory.

The time of a case is that of the whole command: start of the client, upload, edit, download, files written.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import time

import PIL.Image

SIDE = 1024
PROMPT = "clean white studio backdrop"
MEBIBYTE = 1 << 20


def scaled(photograph, folder):
    """The photograph with a longer side of 1,024 pixels, as JPEG: what a shop uploads."""
    picture = PIL.Image.open(photograph).convert("RGB")
    factor = SIDE / max(picture.size)
    size = tuple(round(side * factor) for side in picture.size)
    path = folder / "photograph.jpg"
    picture.resize(size, PIL.Image.Resampling.LANCZOS).save(path, quality=92)
    return path, size


class Server:
    def __init__(self, arguments, picture, folder):
        self.command = [arguments.retouch, "--server", arguments.server, "background", str(picture)]
        self.status = pathlib.Path(f"/proc/{arguments.pid}/status")
        self.out = folder / "out.png"

    def edit(self, prompt, *options):
        """Seconds of one edit, and its report."""
        command = [*self.command, prompt, "--json", "-o", str(self.out), *options]
        began = time.perf_counter()
        outcome = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        seconds = time.perf_counter() - began
        if outcome.returncode != 0:
            raise SystemExit(f"pipeline: {' '.join(command)}: {outcome.stderr.strip()}")
        return seconds, json.loads(outcome.stdout)

    def memory(self, field):
        """A field of /proc/PID/status, in bytes."""
        for line in self.status.read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
        raise SystemExit(f"pipeline: {self.status} has no {field}")


def verdict(value, limit):
    return "met" if value <= limit else "MISSED"


def main():
    parser = argparse.ArgumentParser()
    for name in ("retouch", "server", "pid", "photograph", "work"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.work)
    picture, size = scaled(arguments.photograph, folder)
    server = Server(arguments, picture, folder)
    rest = server.memory("VmRSS")

    # Twice through everything that the cases use: nets, tables, threads and the page cache are warm then.
    for mode in ("fast", "balanced", "quality") * 2:
        server.edit(PROMPT, "--mode", mode)

    print(f"ChangeBackground of a {size[0]}x{size[1]} JPEG to PNG, \"{PROMPT}\", warm server, {os.cpu_count()} cores, "
          f"median of {arguments.runs}; the whole command, client included")
    print()
    print(f"{'case':<14}{'median':>10}{'best':>10}{'worst':>10}   target")
    medians, reports = {}, {}
    cases = {
        "fast x1": (("--mode", "fast"), 0.6),
        "balanced x1": (("--mode", "balanced"), 1.5),
        "balanced x4": (("--mode", "balanced", "-n", "4"), None),
        "quality x1": (("--mode", "quality"), None),
    }
    for name, (options, limit) in cases.items():
        outcomes = [server.edit(PROMPT, *options) for _ in range(arguments.runs)]
        times = [seconds for seconds, _ in outcomes]
        medians[name] = statistics.median(times)
        reports[name] = [report for _, report in outcomes]
        target = f"{limit:.1f} s at most: {verdict(medians[name], limit)}" if limit else ""
        if name == "balanced x4":
            ratio = medians[name] / medians["balanced x1"]
            target = f"1.4 times x1 at most: {ratio:.2f}, {verdict(ratio, 1.4)}"
        print(f"{name:<14}{medians[name]:>8.3f} s{min(times):>8.3f} s{max(times):>8.3f} s   {target}")
    peak = server.memory("VmHWM")

    print()
    print("time in the server by stage, milliseconds, medians")
    stages = list(dict.fromkeys(stage for runs in reports.values() for report in runs for stage in report["timings"]))
    print(f"{'stage':<14}" + "".join(f"{name:>14}" for name in cases))
    for stage in stages:
        values = [statistics.median(report["timings"].get(stage, 0) for report in reports[name]) for name in cases]
        print(f"{stage:<14}" + "".join(f"{value:>14.1f}" for value in values))

    print()
    large, report = server.edit(PROMPT, "--mode", "quality", "--resolution", "4k")
    image = report["images"][0]
    peak_large = server.memory("VmHWM")
    print(f"resident memory of the server: {rest // MEBIBYTE} MiB at start")
    print(f"  peak after the cases above   {peak / 1e6:7.0f} MB   900 MB at most: {verdict(peak, 900e6)}")
    print(f"  peak after a 4k result       {peak_large / 1e6:7.0f} MB   1600 MB at most: {verdict(peak_large, 1600e6)}"
          f"   ({image['width']}x{image['height']}, quality, {large:.1f} s)")

    # For the peers: the cut-out of the same picture.
    server.out = folder / "cutout.png"
    server.edit("transparent", "--mode", "balanced")


if __name__ == "__main__":
    main()
