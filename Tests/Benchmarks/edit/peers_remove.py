#!/usr/bin/env python3
"""What filling a hole costs elsewhere, on the same picture and the same machine, and what it looks like there.

The peers are pypatchmatch (C++, one thread, the same 7 x 7 patches) and the two ways of OpenCV's inpaint: Telea, and Navier-Stokes.
Each result is written beside the others as NAME.png; standard output is one JSON object with the median seconds of each, by the wall
clock and of processor time, which tells on a busy machine.

Usage: peers_remove.py PICTURE HOLE FOLDER [--runs N]
  PICTURE  any format that OpenCV reads.
  HOLE     a picture of the same size; brighter than half = to be filled. "WxH+X+Y" draws a box instead.

Needs pypatchmatch 2.2, opencv-python-headless and numpy from PyPI.
"""

import argparse
import json
import pathlib
import re
import statistics
import time

import cv2
import numpy
from patchmatch import patch_match

SEED = 1
PATCH_RADIUS = 3
TELEA_RADIUS = 5


def median(runs, work):
    """The result of `work`, and the median seconds (wall, processor) of `runs` calls after a first one that does not count."""
    result = work()
    walls = []
    processors = []
    for _ in range(runs):
        wall = time.perf_counter()
        processor = time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return result, statistics.median(walls), statistics.median(processors)


def hole_of(text, picture):
    height, width = picture.shape[:2]
    box = re.fullmatch(r"(\d+)x(\d+)\+(\d+)\+(\d+)", text)
    if box:
        w, h, x, y = map(int, box.groups())
        mask = numpy.zeros((height, width), numpy.uint8)
        mask[y : y + h, x : x + w] = 255
        return mask
    mask = cv2.imread(text, cv2.IMREAD_GRAYSCALE)
    if mask is None:
        raise SystemExit(f"peers_remove: {text} cannot be read")
    if mask.shape != (height, width):
        raise SystemExit(f"peers_remove: the hole is {mask.shape[1]} x {mask.shape[0]}, the picture {width} x {height}")
    return numpy.where(mask > 127, 255, 0).astype(numpy.uint8)


def patchmatch(picture, hole):
    patch_match.set_random_seed(SEED)
    # A library of RGB order.
    filled = patch_match.inpaint(picture[:, :, ::-1].copy(), hole, patch_size=PATCH_RADIUS)
    return numpy.ascontiguousarray(numpy.asarray(filled)[:, :, ::-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture")
    parser.add_argument("hole")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    picture = cv2.imread(arguments.picture, cv2.IMREAD_COLOR)
    if picture is None:
        raise SystemExit(f"peers_remove: {arguments.picture} cannot be read")
    hole = hole_of(arguments.hole, picture)
    if not hole.any():
        raise SystemExit("peers_remove: the hole is empty")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    peers = {
        "pypatchmatch": lambda: patchmatch(picture, hole),
        "opencv-telea": lambda: cv2.inpaint(picture, hole, TELEA_RADIUS, cv2.INPAINT_TELEA),
        "opencv-navier-stokes": lambda: cv2.inpaint(picture, hole, TELEA_RADIUS, cv2.INPAINT_NS),
    }
    seconds = {}
    processor_seconds = {}
    for name, work in peers.items():
        result, seconds[name], processor_seconds[name] = median(arguments.runs, work)
        cv2.imwrite(str(arguments.folder / f"{name}.png"), result)
    cv2.imwrite(str(arguments.folder / "hole.png"), hole)
    print(
        json.dumps(
            {
                "picture": arguments.picture,
                "width": picture.shape[1],
                "height": picture.shape[0],
                "hole": int((hole > 0).sum()),
                "runs": arguments.runs,
                "seconds": {name: round(value, 4) for name, value in seconds.items()},
                "processor_seconds": {name: round(value, 4) for name, value in processor_seconds.items()},
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
