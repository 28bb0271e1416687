"""Draws rpc.json as one picture: throughput and latency by depth, time by size, a small call beside large ones."""

import json
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

# Paul Tol's bright palette: told apart by readers who do not see all colours.
COLORS = {"floor": "#bbbbbb", "retouch": "#ee6677", "grpc": "#4477aa", "thrift": "#228833", "ttrpc": "#ccbb44"}
DEPTHS = (1, 8, 32, 256)
SIZES = ("10 KB", "1 MB", "10 MB", "50 MB")


def bars(axes, groups, rows, titles, scale=1.0):
    """Bars side by side, one group a row, one colour a server; a figure that was not measured leaves its place empty."""
    width = 0.8 / len(titles)
    for i, (name, title) in enumerate(titles.items()):
        heights = [(row.get(name) or 0) * scale for row in rows]
        axes.bar([g + (i - (len(titles) - 1) / 2) * width for g in range(len(groups))], heights, width, color=COLORS[name], label=title)
    axes.set_xticks(range(len(groups)), groups)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def main():
    with open(sys.argv[1]) as file:
        figures = json.load(file)
    rows, titles = figures["rows"], figures["titles"]
    # Without a date and with fixed ids the same figures give the same file.
    plt.rcParams.update({"svg.hashsalt": "retouch", "font.size": 9, "axes.titlesize": 10, "axes.titleweight": "bold"})
    figure, ((rate, latency), (size, beside)) = plt.subplots(2, 2, figsize=(10, 7))

    depths = [str(d) for d in DEPTHS]
    bars(rate, depths, [rows[f"100 B, depth {d}: calls/s"] for d in DEPTHS], titles, 1e-3)
    rate.set(title="100-byte calls: thousand a second (more is better)", xlabel="calls in flight on one connection", yscale="log")
    bars(latency, depths, [rows[f"100 B, depth {d}: 99 %, us"] for d in DEPTHS], titles, 1e-3)
    latency.set(title="100-byte calls: 99th percentile, ms (less is better)", xlabel="calls in flight on one connection", yscale="log")
    bars(size, SIZES, [rows[f"{s} echo: median, us"] for s in SIZES], titles, 1e-3)
    size.set(title="echo of one message: median, ms (less is better)", xlabel="bytes each way", yscale="log")
    small = "100 B beside four 3 MB callers: "
    bars(beside, ["median", "99th percentile"], [rows[small + "median, us"], rows[small + "99 %, us"]], titles, 1e-3)
    beside.set(title="100-byte call beside four 3 MB callers, ms (less is better)", xlabel="one connection for all five")

    handles, labels = rate.get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", ncols=len(labels), frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.96), w_pad=3, h_pad=2)
    figure.savefig(sys.argv[2], metadata={"Date": None})


main()
