#!/usr/bin/env python3
"""What two rendered backdrops cost in numpy and OpenCV, on the same machine, beside ours.

The peer renders what `retouch-bench scenes` renders, the plain way of these libraries: whole planes of float32, one operation after the
other. A seamless paper with a spot, a cove, a floor and grain; and a sky with noise for foliage under a disc blur, with 1,000 discs of
light of the same radii, bloom, vignette, a filmic curve and grain. Both draw on a smaller canvas (900 and 1,100 pixels) and enlarge it
bicubically, as ours do.

Usage: peers.py [--runs N] [--pictures FOLDER] [--ours FILE]
  FOLDER  where both pictures are left at 1k, for a person to look at.
  FILE    what `retouch-bench scenes` printed: its times stand beside the peer's.
Prints a table: picture | tier | ours | Python | Python / ours. Needs opencv-python-headless and numpy.
"""

import argparse
import pathlib
import statistics
import time

import cv2
import numpy

FLOAT = numpy.float32
LUMA = numpy.array([0.2126, 0.7152, 0.0722], FLOAT)
TIERS = (1024, 2048, 4096)
RADIUS = 0.0275  # of the lens's disc, as a share of the height
DISCS = 1000


def smoothstep(low, high, x):
    t = numpy.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def decoded(color):
    level = numpy.array([color >> 16 & 255, color >> 8 & 255, color & 255], FLOAT) / 255
    return numpy.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4).astype(FLOAT)


def encoded(light):
    light = numpy.clip(light, 0, 1)
    return numpy.where(light <= 0.0031308, light * 12.92, 1.055 * numpy.power(light, FLOAT(1 / 2.4)) - 0.055).astype(FLOAT)


def noise(random, width, height, cell, octaves, gain=0.5):
    """Gaussian lattices, enlarged bicubically: about normal with deviation 1."""
    field = numpy.zeros((height, width), FLOAT)
    amplitude, energy = 1.0, 0.0
    for _ in range(octaves):
        if cell < 1.5:
            break
        lattice = random.standard_normal((int(height / cell) + 2, int(width / cell) + 2), FLOAT)
        field += amplitude * cv2.resize(lattice, (width, height), interpolation=cv2.INTER_CUBIC)
        energy += amplitude * amplitude
        amplitude *= gain
        cell *= 0.5
    return field / FLOAT(energy**0.5)


def grained(random, picture, amount):
    """Grain that is strongest in the middle tones: soft luminance, and a third as much colour at half the size."""
    height, width = picture.shape[:2]
    luma = numpy.clip(picture @ LUMA, 0, 1)
    visible = numpy.maximum(amount * (0.35 + 1.6 * numpy.sqrt(luma) * (1 - 0.75 * luma)), 0.5 / 255)
    soft = cv2.GaussianBlur(random.standard_normal((height, width), FLOAT), (3, 3), 0.6)
    soft /= soft.std()
    color = random.standard_normal(((height + 1) // 2, (width + 1) // 2, 3), FLOAT)
    color = cv2.resize(color, (width, height), interpolation=cv2.INTER_NEAREST)
    picture += visible[..., None] * (soft[..., None] + 0.35 * color)
    return (numpy.clip(picture, 0, 1) * 255 + 0.5).astype(numpy.uint8)


def working(width, height, longest):
    scale = min(1, longest / max(width, height))
    return round(width * scale), round(height * scale)


def paper(width, height, spot=0.7, falloff=0.5, ground=0.94, key=-0.35, cove=0.10):
    random = numpy.random.default_rng(4)
    w, h = working(width, height, 900)
    u = ((numpy.arange(w, dtype=FLOAT) + 0.5) / w)[None]
    v = ((numpy.arange(h, dtype=FLOAT) + 0.5) / h)[:, None]
    distance = ((u - 0.5 - 0.5 * key) * w / h) ** 2 + ((v - 0.36) * 0.9) ** 2
    wall = (1 - falloff) + 1.25 * falloff / (1 + 3.2 * distance) ** 1.5
    wall = wall * (1 - spot) + 1.35 * spot * numpy.exp(-distance / 0.12)
    foot = ground - 0.6 * cove
    blend = smoothstep(foot - cove, foot + cove, v)
    floor = (1.04 - 0.26 * (v - foot)) * (1 - 0.55 * falloff * 1.3 * numpy.abs(u - 0.5 - 0.25 * key))
    light = wall * (1 - blend) + floor * blend
    light *= 1 - 0.055 * numpy.exp(-(((v - foot) / (0.75 * cove)) ** 2))
    light *= 1 + 0.006 * noise(random, w, h, 0.4 * h, 3)
    canvas = light[..., None].astype(FLOAT) * numpy.array([0.18, 0.19, 0.21], FLOAT)
    canvas = cv2.resize(encoded(canvas), (width, height), interpolation=cv2.INTER_CUBIC)
    return grained(random, canvas, 0.0035)


def disc(radius):
    """A kernel of a disc with soft edges, supersampled five times."""
    reach = int(numpy.ceil(radius))
    at = (numpy.arange((2 * reach + 1) * 5) + 0.5) / 5 - reach - 0.5
    inside = (at[None] ** 2 + at[:, None] ** 2 <= radius * radius).astype(FLOAT)
    kernel = inside.reshape(2 * reach + 1, 5, 2 * reach + 1, 5).mean((1, 3))
    return kernel / kernel.sum()


def defocused(canvas, radius):
    """A disc of eight pixels on a reduced copy is round enough."""
    height, width = canvas.shape[:2]
    scale = min(1, 8 / radius)
    small = cv2.resize(canvas, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    small = cv2.filter2D(small, -1, disc(radius * scale), borderType=cv2.BORDER_REPLICATE)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def splat(canvas, x, y, energy, radius, cat_eye=0.75, rim=0.35, fringe=0.02):
    """Adds one disc: brighter at the rim, cut towards the corners, with a fringe of colour."""
    height, width = canvas.shape[:2]
    reach = radius * (1 + fringe) + 2
    left, right = max(0, int(x - reach)), min(width, int(x + reach) + 1)
    top, bottom = max(0, int(y - reach)), min(height, int(y + reach) + 1)
    if left >= right or top >= bottom:
        return
    px = numpy.arange(left, right, dtype=FLOAT)[None] + 0.5
    py = numpy.arange(top, bottom, dtype=FLOAT)[:, None] + 0.5
    half = 0.5 * numpy.hypot(width, height)
    eye_x = x - (x - width / 2) / half * cat_eye * radius
    eye_y = y - (y - height / 2) / half * cat_eye * radius
    opening = numpy.clip(radius * 1.12 - numpy.hypot(px - eye_x, py - eye_y) + 0.5, 0, 1)
    distance = numpy.hypot(px - x, py - y)
    edge = numpy.clip((distance / radius - 0.72) / 0.28, 0, 1)
    weight = opening * (1 + rim * edge * edge)
    radii = numpy.array([radius * (1 + fringe), radius, radius * (1 - fringe)], FLOAT)
    inside = numpy.clip(radii - distance[..., None] + 0.5, 0, 1)
    canvas[top:bottom, left:right] += inside * weight[..., None] * (energy / (numpy.pi * radius * radius))


def filmic(light):
    return numpy.clip(light * (light * 0.9036 + 0.018) / (light * (light * 0.8748 + 0.354) + 0.14), 0, 1)


def developed(random, canvas, width, height, bloom=0.06, vignette=0.18, grain=0.009):
    h, w = canvas.shape[:2]
    quarter = cv2.resize(numpy.minimum(canvas, 30), (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    glow = 0.6 * cv2.GaussianBlur(quarter, (0, 0), 0.02 * h / 4) + 0.4 * cv2.GaussianBlur(quarter, (0, 0), 0.08 * h / 4)
    canvas = canvas + (cv2.resize(glow, (w, h), interpolation=cv2.INTER_LINEAR) - canvas) * FLOAT(bloom)
    u = ((numpy.arange(w, dtype=FLOAT) + 0.5) / w - 0.5)[None]
    v = ((numpy.arange(h, dtype=FLOAT) + 0.5) / h - 0.5)[:, None]
    canvas = canvas * (1 / (1 + vignette * (u * u + v * v) * 2) ** 2)[..., None]
    luma = canvas @ LUMA
    whole = numpy.clip(canvas * (filmic(luma) / numpy.maximum(luma, 1e-5))[..., None], 0, 1)
    shown = encoded(filmic(canvas) * FLOAT(0.65) + whole * FLOAT(0.35))
    return grained(random, cv2.resize(shown, (width, height), interpolation=cv2.INTER_CUBIC), grain)


def backdrop(width, height):
    random = numpy.random.default_rng(4)
    w, h = working(width, height, 1100)
    stops = numpy.stack([decoded(0x5F7FAE), decoded(0xE6B58C), decoded(0x3C5632)])
    down = numpy.clip((numpy.arange(h, dtype=FLOAT) + 0.5) / (0.42 * h), 0, 1)
    rows = numpy.stack([numpy.interp(down, [0, 0.6, 1], stops[:, channel]) for channel in range(3)], 1).astype(FLOAT)
    canvas = numpy.broadcast_to(rows[:, None], (h, w, 3)) * (1 + 0.25 * numpy.clip(noise(random, w, h, 0.26 * h, 5), -3, 3))[..., None]
    canvas = defocused(canvas.astype(FLOAT), RADIUS * h)
    for _ in range(DISCS):
        energy = numpy.array([1.0, 0.8, 0.5], FLOAT) * FLOAT(numpy.exp(0.8 * random.standard_normal()) * 60)
        splat(canvas, random.random() * w, random.random() * h, energy, RADIUS * h * random.uniform(0.75, 1.05))
    return developed(random, canvas, width, height)


def median(runs, render, width, height):
    render(width, height)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        picture = render(width, height)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), picture


def ours(path):
    """Milliseconds by picture, one for each tier: the rows of the last table."""
    times = {}
    for line in path.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 4 and cells[0] != "picture of the peer":
            times[cells[0]] = [float(cell) for cell in cells[1:]]
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--ours", type=pathlib.Path)
    arguments = parser.parse_args()
    own = ours(arguments.ours) if arguments.ours else {}
    print(f"\nnumpy {numpy.__version__}, OpenCV {cv2.__version__}, {cv2.getNumThreads()} threads, medians of {arguments.runs}")
    print("picture | tier | ours, ms | Python, ms | Python / ours")
    for name, render in (("seamless paper with a spot and grain", paper), ("blurred backdrop with 1,000 discs", backdrop)):
        for index, longest in enumerate(TIERS):
            milliseconds, picture = median(arguments.runs, render, longest * 4 // 5, longest)
            if index == 0 and arguments.pictures:
                cv2.imwrite(str(arguments.pictures / f"{render.__name__}.png"), picture[..., ::-1])
            mine = own.get(name)
            beside = f"{mine[index]:.0f} | {milliseconds:.0f} | {milliseconds / mine[index]:.1f}" if mine else f"- | {milliseconds:.0f} | -"
            print(f"{name} | {longest // 1024}k | {beside}")


if __name__ == "__main__":
    main()
