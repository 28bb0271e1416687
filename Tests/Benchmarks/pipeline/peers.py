"""What the parts of an edit cost elsewhere, on the same picture and the same machine.

The floor of segmentation is ONNX Runtime's own time for the two nets, without any of the work around them. The peer of matting is
PyMatting: closed-form matting (estimate_alpha_cf) and foreground estimation (estimate_foreground_ml) of the whole picture, with a trimap
grown from the cut-out that the server answered.
"""

import argparse
import os
import pathlib
import statistics
import time

import numpy
import onnxruntime
import PIL.Image
import PIL.ImageFilter
import pymatting

BAND = 21  # pixels: how wide the unknown band of the trimap is around what is not certain


def median(runs, work):
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def inference(path, picture, runs):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count()
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    net = session.get_inputs()[0]
    shape = [side if isinstance(side, int) else 1 for side in net.shape]
    channels_first = shape[1] == 3
    side = shape[2]
    pixels = numpy.asarray(picture.resize((side, side)), dtype=numpy.float32)[None] / 255
    if channels_first:
        pixels = numpy.ascontiguousarray(pixels.transpose(0, 3, 1, 2))
    return median(runs, lambda: session.run(None, {net.name: pixels}))


def trimap_of(cutout):
    alpha = cutout.getchannel("A")
    inside = alpha.point(lambda value: 255 if value == 255 else 0).filter(PIL.ImageFilter.MinFilter(BAND))
    outside = alpha.point(lambda value: 255 if value == 0 else 0).filter(PIL.ImageFilter.MinFilter(BAND))
    trimap = numpy.full((alpha.height, alpha.width), 0.5)
    trimap[numpy.asarray(inside) == 255] = 1
    trimap[numpy.asarray(outside) == 255] = 0
    return trimap


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    work, models = pathlib.Path(arguments.work), pathlib.Path(arguments.models)
    picture = PIL.Image.open(work / "photograph.jpg").convert("RGB")
    trimap = trimap_of(PIL.Image.open(work / "cutout.png").convert("RGBA"))

    print()
    print(f"beside it, in Python on the same picture (ONNX Runtime {onnxruntime.__version__}, PyMatting {pymatting.__version__})")
    for name in ("u2net", "u2netp", "selfie_segmentation"):
        seconds = inference(models / f"{name}.onnx", picture, arguments.runs)
        print(f"  {name + ' inference':<34}{seconds * 1000:>10.1f} ms")
    image = numpy.asarray(picture) / 255.0
    share = (trimap == 0.5).mean() * 100
    matting = []

    def matte():
        matting[:] = [pymatting.estimate_alpha_cf(image, trimap)]

    runs = min(arguments.runs, 3)
    print(f"  {'closed-form matting':<34}{median(runs, matte) * 1000:>10.1f} ms   {share:.1f} % of the pixels unknown")
    foreground = median(runs, lambda: pymatting.estimate_foreground_ml(image, matting[0]))
    print(f"  {'foreground estimation':<34}{foreground * 1000:>10.1f} ms")


if __name__ == "__main__":
    main()
