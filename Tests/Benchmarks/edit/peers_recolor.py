"""The step Recolor as one would build it from the usual parts in Python, on the same picture and the same mask.

The region's edge comes from PyMatting (closed form, then multi-level foreground), the new colour from OpenCV and NumPy: medians in
CIE L*a*b*, a lightness remap that keeps folds and highlights, chroma by lightness, and new = picture + alpha (recoloured - own). Both
solvers see only the box round the mask, as a careful user would let them.

Prints one JSON object with the median times in milliseconds.
"""

import argparse
import json
import statistics
import time

import cv2
import numpy
import pymatting

INNER = 300  # the band reaches this fraction of the longer side into the mask
OUTER = 220  # and this fraction out of it


def disc(radius):
    size = 2 * max(1, round(radius)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))


def box_round(mask, margin):
    rows = numpy.flatnonzero(mask.any(axis=1))
    columns = numpy.flatnonzero(mask.any(axis=0))
    height, width = mask.shape
    return (
        slice(max(0, rows[0] - margin), min(height, rows[-1] + margin + 1)),
        slice(max(0, columns[0] - margin), min(width, columns[-1] + margin + 1)),
    )


def trimap_of(mask, longer):
    inside = cv2.erode(mask, disc(longer / INNER), borderType=cv2.BORDER_REPLICATE)
    outside = cv2.dilate(mask, disc(longer / OUTER))
    trimap = numpy.full(mask.shape, 0.5)
    trimap[inside > 127] = 1
    trimap[outside <= 10] = 0
    return trimap


def recolored(foreground, alpha, target):
    """The foreground in the new colour; lightness and chroma follow the region's own folds."""
    lab = cv2.cvtColor(foreground.astype(numpy.float32), cv2.COLOR_RGB2Lab)
    new = cv2.cvtColor(numpy.float32([[target]]) / 255, cv2.COLOR_RGB2Lab)[0, 0]
    core = alpha > 0.95
    lightness = lab[..., 0]
    middle, low, high = numpy.percentile(lightness[core], [50, 4, 97])
    down, up = max(new[0] - 3, 1), max(97 - new[0], 4)
    slope_down = numpy.clip(0.75 * down / max(middle - low, 4), 0.35, 1.25)
    slope_up = numpy.clip(0.6 * up / max(high - middle, 4), 0.35, 1.25)
    away = lightness - middle
    bent = numpy.where(
        away < 0, -down * numpy.tanh(-away * slope_down / down), up * numpy.tanh(away * slope_up / up)
    )
    result = numpy.empty_like(lab)
    result[..., 0] = new[0] + bent
    chroma = numpy.clip(0.35 + 0.65 * result[..., 0] / max(new[0], 1), 0.3, 1.1)
    chroma *= numpy.clip((100 - result[..., 0]) / max(100 - new[0], 1), 0.25, 1)
    for axis in (1, 2):
        own = lab[..., axis] - numpy.median(lab[..., axis][core])
        result[..., axis] = new[axis] * chroma + 0.2 * own
    return cv2.cvtColor(result, cv2.COLOR_Lab2RGB).clip(0, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("picture")
    parser.add_argument("mask", help="white = the region; of the picture's size")
    parser.add_argument("--color", default="c8102e", help="six hexadecimal digits")
    parser.add_argument("--out", help="writes the result as PNG")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    picture = cv2.imread(arguments.picture, cv2.IMREAD_COLOR)
    mask = cv2.imread(arguments.mask, cv2.IMREAD_GRAYSCALE)
    if picture is None or mask is None:
        parser.error("the picture or the mask cannot be read")
    if picture.shape[:2] != mask.shape:
        parser.error("the mask must have the picture's size")
    if not (mask > 127).any():
        parser.error("the mask is empty")
    picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
    color = arguments.color.lstrip("#")
    target = [int(color[index : index + 2], 16) for index in (0, 2, 4)]
    longer = max(mask.shape)
    parts = {"matte": [], "foreground": [], "recolor": [], "total": []}
    result = None
    # The first run compiles PyMatting's kernels and is not counted.
    for run in range(arguments.runs + 1):
        began = time.perf_counter()
        box = box_round(mask > 10, longer // OUTER + 8)
        image = picture[box] / 255.0
        alpha = pymatting.estimate_alpha_cf(image, trimap_of(mask[box], longer))
        matted = time.perf_counter()
        foreground = pymatting.estimate_foreground_ml(image, alpha)
        estimated = time.perf_counter()
        changed = image + alpha[..., None] * (recolored(foreground, alpha, target) - foreground)
        result = picture.copy()
        result[box] = (changed.clip(0, 1) * 255 + 0.5).astype(numpy.uint8)
        ended = time.perf_counter()
        if run > 0:
            for name, seconds in zip(parts, (matted - began, estimated - matted, ended - estimated, ended - began)):
                parts[name].append(seconds * 1000)
    if arguments.out:
        cv2.imwrite(arguments.out, cv2.cvtColor(result, cv2.COLOR_RGB2BGR))
    report = {
        "step": "Recolor",
        "peer": f"PyMatting {pymatting.__version__}, OpenCV {cv2.__version__}, NumPy {numpy.__version__}",
        "width": picture.shape[1],
        "height": picture.shape[0],
        "runs": arguments.runs,
        "milliseconds": {name: round(statistics.median(times), 1) for name, times in parts.items()},
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
