"""The circles of circles.txt with OpenCV's GrabCut, beside what retouch-bench selected.

GrabCut sees what lies in the circle and a third of its size around it, at most 512 pixels wide: the inside is probably the object, the
rest surely not, five rounds. Overlap is intersection over union with the traced outline.

Usage: peers.py CIRCLES FOLDER --photos PLACE ... [--runs N]
  FOLDER  holds ours.txt, what `retouch-bench regions` printed.
"""

import argparse
import pathlib
import statistics
import time

import cv2
import numpy

SIDE = 512
MARGIN = 0.35
FITS = ("good", "small", "large", "plain")


def circles(path):
    """(photograph, thing, fit, circle, outline); the outline is None for a circle that means itself."""
    thing = None
    for line in path.read_text().splitlines():
        cells = line.split("\t")
        if line.startswith("#"):
            continue
        if cells[0] == "thing":
            thing = (cells[1], cells[2], [[float(value) for value in point.split(",")] for point in cells[3].split()])
        elif cells[0] == "plain":
            yield cells[1], cells[2], "plain", [float(value) for value in cells[3].split(",")], None
        else:
            yield thing[0], thing[1], cells[0], [float(value) for value in cells[1].split(",")], thing[2]


def picture_of(name, places):
    for place in places:
        for path in sorted(place.glob(f"{name}.*")):
            return cv2.imread(str(path), cv2.IMREAD_COLOR)
    raise SystemExit(f"regions: there is no photograph {name}")


def ellipse(shape, circle):
    height, width = shape
    y, x = numpy.mgrid[0:height, 0:width]
    u = ((x + 0.5) / width - circle[0]) / circle[2]
    v = ((y + 0.5) / height - circle[1]) / circle[3]
    return u * u + v * v <= 1


def selected(picture, circle):
    """The mask that GrabCut finds, of the picture's size."""
    height, width = picture.shape[:2]
    radius = numpy.array([circle[2] * width, circle[3] * height])
    center = numpy.array([circle[0] * width, circle[1] * height])
    margin = 2 * radius.max() * MARGIN
    low = numpy.maximum(center - radius - margin, 0).astype(int)
    high = numpy.minimum(center + radius + margin, (width, height)).astype(int)
    inside = ellipse((height, width), circle)[low[1] : high[1], low[0] : high[0]]
    part = picture[low[1] : high[1], low[0] : high[0]]
    scale = min(1, SIDE / max(part.shape[:2]))
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    seeds = cv2.resize(inside.astype(numpy.uint8), small.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    seeds = numpy.where(seeds > 0, cv2.GC_PR_FGD, cv2.GC_BGD).astype(numpy.uint8)
    cv2.setRNGSeed(1)
    cv2.grabCut(small, seeds, None, numpy.zeros((1, 65)), numpy.zeros((1, 65)), 5, cv2.GC_INIT_WITH_MASK)
    cut = numpy.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(numpy.uint8) * 255
    mask = numpy.zeros((height, width), numpy.uint8)
    mask[low[1] : high[1], low[0] : high[0]] = cv2.resize(cut, part.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return mask


def overlap(mask, truth):
    return numpy.minimum(mask, truth).sum() / max(1, numpy.maximum(mask, truth).astype(numpy.int64).sum())


def ours(path):
    """(overlap, milliseconds of the selection) by photograph, thing and fit."""
    rows = {}
    for line in path.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 7 and cells[0] != "photograph":
            rows[tuple(cells[:3])] = (float(cells[3]), float(cells[4]))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("circles", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--photos", type=pathlib.Path, action="append", required=True)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    own = ours(arguments.folder / "ours.txt")
    (arguments.folder / "peers").mkdir(exist_ok=True)
    rows = {fit: [] for fit in FITS}
    for photograph, thing, fit, circle, outline in circles(arguments.circles):
        picture = picture_of(photograph, arguments.photos)
        height, width = picture.shape[:2]
        truth = numpy.zeros((height, width), numpy.uint8)
        if outline is None:
            truth[ellipse((height, width), circle)] = 255
        else:
            cv2.fillPoly(truth, [numpy.int32([[x * width, y * height] for x, y in outline])], 255)
        times = []
        for _ in range(arguments.runs):
            began = time.perf_counter()
            mask = selected(picture, circle)
            times.append((time.perf_counter() - began) * 1000)
        name = f"{photograph}-{thing.replace(' ', '-')}-{fit}"
        cv2.imwrite(str(arguments.folder / "peers" / f"{name}.png"), mask)
        mine = own[(photograph, thing, fit)]
        rows[fit].append((*mine, overlap(mask, truth), statistics.median(times)))
    print(f"\nOpenCV {cv2.__version__}, {cv2.getNumThreads()} threads, GrabCut without the edge's matte; medians of {arguments.runs}")
    print("circles | number | our overlap, mean | its | our ms, median | its | its / ours")
    for fit in FITS:
        mine, milliseconds, its, peer = zip(*rows[fit])
        print(
            f"{fit} | {len(mine)} | {statistics.mean(mine):.3f} | {statistics.mean(its):.3f} | {statistics.median(milliseconds):.0f} | "
            f"{statistics.median(peer):.0f} | {statistics.median(peer) / statistics.median(milliseconds):.1f}"
        )


if __name__ == "__main__":
    main()
