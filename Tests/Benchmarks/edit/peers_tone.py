#!/usr/bin/env python3
"""What tone sliders and a relit picture cost in OpenCV and numpy, on the same picture and the same machine.

The peer does what the steps Adjust and Relight do, with the operations that these libraries offer for it: light in float, white balance
by Bradford's matrix, a guided filter at reduced size for highlights, shadows and clarity, Oklab for saturation, a dark channel for haze,
and, for Relight, an illumination map, normals from the subject's matte and a key light. The matte is given, not found: nets are not
counted on either side.

Usage: peers_tone.py PICTURE [--matte PICTURE] [--runs N] [--side N]
       PICTURE is resized to N x N pixels' worth of area (1024 by default) before the clock starts; the matte is an ellipse by default.
Prints one JSON object: medians in milliseconds by name, and the versions. Needs opencv-python-headless and numpy.
"""

import argparse
import json
import pathlib
import statistics
import time

import cv2
import numpy

FLOAT = numpy.float32
LUMA = numpy.array([0.2126, 0.7152, 0.0722], FLOAT)
TO_CONES = numpy.array(
    [[0.4122215, 0.5363325, 0.0514460], [0.2119035, 0.6806995, 0.1073970], [0.0883025, 0.2817188, 0.6299787]], FLOAT
)
TO_LAB = numpy.array(
    [[0.2104543, 0.7936178, -0.0040720], [1.9779985, -2.4285922, 0.4505937], [0.0259040, 0.7827718, -0.8086758]], FLOAT
)
# Bradford's change from 6,500 K to about 5,400 K in linear sRGB.
WARMER = numpy.array([[1.1022, 0.0316, -0.0049], [0.0096, 0.9963, -0.0010], [-0.0029, -0.0048, 0.7960]], FLOAT)


def decoded(levels):
    table = numpy.arange(256, dtype=FLOAT) / 255
    table = numpy.where(table <= 0.04045, table / 12.92, ((table + 0.055) / 1.055) ** 2.4).astype(FLOAT)
    return table[levels]


def encoded(light):
    light = numpy.clip(light, 0, 1)
    return numpy.where(light <= 0.0031308, light * 12.92, 1.055 * numpy.power(light, 1 / 2.4) - 0.055)


def guided(guide, source, radius, epsilon, factor=4):
    """The fast guided filter of He and Sun."""
    small = (max(1, guide.shape[1] // factor), max(1, guide.shape[0] // factor))
    i = cv2.resize(guide, small, interpolation=cv2.INTER_AREA)
    p = cv2.resize(source, small, interpolation=cv2.INTER_AREA)
    size = (2 * max(1, radius // factor) + 1,) * 2
    mean_i, mean_p = cv2.blur(i, size), cv2.blur(p, size)
    slope = (cv2.blur(i * p, size) - mean_i * mean_p) / (cv2.blur(i * i, size) - mean_i * mean_i + epsilon)
    offset = cv2.blur(mean_p - slope * mean_i, size)
    full = (guide.shape[1], guide.shape[0])
    return cv2.resize(cv2.blur(slope, size), full) * guide + cv2.resize(offset, full)


def shoulder(light, white, knee=0.42):
    if white <= 1:
        return light
    t = (light - knee) / (white - knee)
    slope = (white - knee) / (1 - knee)
    return numpy.where(light > knee, knee + (1 - knee) * slope * t / (1 + (slope - 1) * t), light)


def smoothstep(low, high, x):
    t = numpy.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def graded(levels, stops=0.7, contrast=0.4, saturation=0.3, matrix=WARMER):
    """Global sliders: exposure, temperature, contrast about the middle, saturation in Oklab."""
    light = decoded(levels) @ matrix.T * FLOAT(2**stops)
    light = shoulder(light, float((matrix.sum(1) * 2**stops).max()))
    lab = numpy.cbrt(numpy.maximum(light, 0) @ TO_CONES.T) @ TO_LAB.T
    middle = float(numpy.median(lab[::4, ::4, 0]))
    slope = 2**contrast
    dark = lab[..., 0] / middle
    bright = (1 - lab[..., 0]) / (1 - middle)
    lab[..., 0] = numpy.where(
        lab[..., 0] < middle, middle * dark / (dark + (1 - dark) * slope), 1 - (1 - middle) * bright / (bright + (1 - bright) * slope)
    )
    lab[..., 1:] *= 1 + saturation
    light = (lab @ numpy.linalg.inv(TO_LAB).T.astype(FLOAT)) ** 3 @ numpy.linalg.inv(TO_CONES).T.astype(FLOAT)
    return (encoded(light) * 255 + 0.5).astype(numpy.uint8)


def local(levels, highlights=-0.4, shadows=0.4, clarity=0.4, dehaze=0.3):
    """Sliders that look at the surroundings."""
    picture = levels.astype(FLOAT) / 255
    longest = max(picture.shape[:2])
    luma = picture @ LUMA
    base = guided(luma, luma, longest * 3 // 100, 0.012)
    factor = (1 + shadows * 0.95 * (1 - smoothstep(0.06, 0.62, base))) * (1 + highlights * 0.33 * smoothstep(0.38, 0.92, base))
    fine = guided(luma, luma, longest * 18 // 1000, 0.008)
    factor *= numpy.clip(1 + clarity * 1.25 * (0.25 + 3 * luma * (1 - luma)) * (luma - fine) / numpy.maximum(luma, 0.004), 0.6, 1.7)
    dark = cv2.erode(picture.min(2), numpy.ones((2 * (longest * 12 // 1000) + 1,) * 2))
    veil = float(numpy.clip(luma[dark >= numpy.quantile(dark, 0.995)].mean(), 0.6, 1))
    haze = numpy.clip(guided(luma, numpy.minimum(dark / veil, 1), longest * 4 // 100, 0.0015), 0, 1)
    through = 1 / (1 - dehaze * 0.62 * haze)
    picture = (picture * through[..., None] + (veil * (1 - through))[..., None]) * factor[..., None]
    return (numpy.clip(picture, 0, 1) * 255 + 0.5).astype(numpy.uint8)


def normals(matte, stops):
    scale = 400 / max(matte.shape)
    small = cv2.resize(matte, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height = numpy.zeros_like(small)
    for sigma, weight in ((4, 0.10), (9, 0.20), (18, 0.35), (36, 0.60)):
        height += weight * sigma * 1.6 * numpy.sqrt(numpy.clip(cv2.GaussianBlur(small, (0, 0), sigma) * 2 - 1, 0, 1))
    fine = cv2.resize(stops, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    height += 5 * (cv2.GaussianBlur(fine, (0, 0), 2) - cv2.GaussianBlur(fine, (0, 0), 22)) * small
    height = cv2.GaussianBlur(height, (0, 0), 1.6)
    n = numpy.dstack(
        [-cv2.Sobel(height, cv2.CV_32F, 1, 0) / 8, -cv2.Sobel(height, cv2.CV_32F, 0, 1) / 8, numpy.full_like(height, 0.9)]
    )
    n /= numpy.linalg.norm(n, axis=2, keepdims=True)
    return cv2.resize(cv2.GaussianBlur(n, (0, 0), 1.8), (matte.shape[1], matte.shape[0]), interpolation=cv2.INTER_CUBIC)


def relit(levels, matte):
    """Golden hour from the right, on log-luminance."""
    light = decoded(levels)
    height, width = matte.shape
    longest = max(height, width)
    stops = numpy.log2(numpy.maximum(light @ LUMA, 2e-4))
    base = guided(stops, stops, longest * 6 // 100, 0.55)
    inside = matte > 0.5
    small = cv2.resize(numpy.where(inside, base, numpy.median(base[inside])), (width // 8, height // 8))
    wide = cv2.resize(cv2.GaussianBlur(small, (0, 0), longest / 8 * 0.09), (width, height))
    change = -0.4 * (wide - wide[inside].mean()) + 0.28 * numpy.clip((-2.2 - base) / 3, 0, 1) + 0.06 * (stops - base)
    key = numpy.array([0.85, -0.25, 0.46], FLOAT)
    key /= numpy.linalg.norm(key)
    lit = numpy.clip((normals(matte, stops) @ key + 0.35) / 1.35, 0, 1) ** 1.15
    shading = numpy.log2((0.8 + 0.94 * lit) / (0.8 + 0.94 * 0.6))
    change += guided(stops, shading.astype(FLOAT), longest * 12 // 1000, 0.05, 2) + 0.18
    y, x = numpy.mgrid[:height, :width].astype(FLOAT)
    fall = 0.44 * ((x - width / 2) * key[0] + (y - height / 3) * key[1] * 0.7) / longest
    change = (change + fall) * matte + (0.11 + fall * 0.6) * (1 - matte)
    tint = 1 + (numpy.array([1.22, 1, 0.66], FLOAT) / 1.024 - 1) * (lit * matte * 0.75)[..., None]
    light = light * numpy.exp2(change)[..., None] * tint
    glow = cv2.resize(light, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
    light = light * 0.97 + cv2.resize(cv2.GaussianBlur(glow, (0, 0), longest / 8 * 0.05), (width, height)) * 0.05
    sun = numpy.exp(-numpy.hypot((x - width * 0.92) / longest, (y - height * 0.2) / longest) / 0.2) * 0.13
    light += numpy.array([1, 0.62, 0.26], FLOAT) * (sun * (1 - 0.8 * matte))[..., None]
    most = light.max(2, keepdims=True)
    light *= numpy.where(most > 0.7, 0.7 + 0.3 * (1 - numpy.exp(-(most - 0.7) / 0.3)), most) / numpy.maximum(most, 1e-5)
    return (encoded(light) * 255 + 0.5).astype(numpy.uint8)


def median(runs, work):
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return round(statistics.median(times) * 1000, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("picture", type=pathlib.Path)
    parser.add_argument("--matte", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--side", type=int, default=1024)
    arguments = parser.parse_args()
    picture = cv2.imread(str(arguments.picture))
    if picture is None:
        parser.error(f"{arguments.picture} is no picture that OpenCV reads")
    scale = arguments.side / (picture.shape[0] * picture.shape[1]) ** 0.5
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    picture = cv2.cvtColor(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2RGB)
    if arguments.matte:
        matte = cv2.imread(str(arguments.matte), cv2.IMREAD_GRAYSCALE)
        if matte is None:
            parser.error(f"{arguments.matte} is no picture that OpenCV reads")
        matte = cv2.resize(matte, size).astype(FLOAT) / 255
    else:
        matte = numpy.zeros((size[1], size[0]), FLOAT)
        cv2.ellipse(matte, (size[0] // 2, size[1] // 2), (size[0] // 3, size[1] // 3), 0, 0, 360, 1, -1, cv2.LINE_AA)
        matte = cv2.GaussianBlur(matte, (0, 0), 1.5)
    runs = arguments.runs
    print(
        json.dumps(
            {
                "peer": f"OpenCV {cv2.__version__}, numpy {numpy.__version__}",
                "threads": cv2.getNumThreads(),
                "width": size[0],
                "height": size[1],
                "runs": runs,
                "milliseconds": {
                    "adjust global": median(runs, lambda: graded(picture)),
                    "adjust local": median(runs, lambda: local(picture)),
                    "adjust all": median(runs, lambda: graded(local(picture))),
                    "relight": median(runs, lambda: relit(picture, matte)),
                },
            }
        )
    )


if __name__ == "__main__":
    main()
