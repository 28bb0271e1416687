#!/usr/bin/env python3
"""Puts the peers' times beside ours, and the filled holes beside each other.

Usage: table.py FOLDER
  FOLDER  holds ours.txt (what `retouch-bench steps` printed), peers-remove.json, peers-recolor.json and peers-tone.json, and the
          pictures of both sides. Writes remove.png: the picture with its hole, ours, pypatchmatch and OpenCV's Telea.
Prints a table: step | ours | peer | peer / ours.
"""

import argparse
import json
import pathlib

import cv2
import numpy

MARGIN = 120  # pixels round the hole that the side-by-side picture shows


def ours(folder):
    """Milliseconds at 1k by step."""
    times = {}
    for line in (folder / "ours.txt").read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 6 and cells[0] != "step":
            times[cells[0]] = float(cells[1])
    return times


def side_by_side(folder):
    picture = cv2.imread(str(folder / "picture.png"))
    hole = cv2.imread(str(folder / "remove-200x200-mask.png"), cv2.IMREAD_GRAYSCALE) > 127
    shown = picture.copy()
    shown[hole] = (255, 0, 255)
    rows, columns = numpy.where(hole)
    top, bottom = max(0, rows.min() - MARGIN), rows.max() + MARGIN
    left, right = max(0, columns.min() - MARGIN), columns.max() + MARGIN
    views = [shown]
    for name in ("remove-200x200.png", "peers/pypatchmatch.png", "peers/opencv-telea.png"):
        views.append(cv2.imread(str(folder / name)))
    cv2.imwrite(str(folder / "remove.png"), numpy.hstack([view[top:bottom, left:right] for view in views]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    own = ours(folder)
    remove = json.loads((folder / "peers-remove.json").read_text())["seconds"]
    recolor = json.loads((folder / "peers-recolor.json").read_text())["milliseconds"]
    tone = json.loads((folder / "peers-tone.json").read_text())["milliseconds"]
    rows = [
        ("Remove 200x200", "pypatchmatch", remove["pypatchmatch"] * 1000),
        ("Remove 200x200", "OpenCV Telea (smears)", remove["opencv-telea"] * 1000),
        ("Recolor", "PyMatting and OpenCV", recolor["total"]),
        ("Adjust", "OpenCV and numpy, the same sliders", tone["adjust global"]),
        ("Relight", "OpenCV and numpy", tone["relight"]),
    ]
    print("\nstep | ours, ms | peer | its ms | its / ours")
    for step, peer, milliseconds in rows:
        print(f"{step} | {own[step]:.0f} | {peer} | {milliseconds:.0f} | {milliseconds / own[step]:.1f}")
    side_by_side(folder)
    print(f"the filled holes side by side: {folder}/remove.png")


if __name__ == "__main__":
    main()
