"""The table of clients/README.md: languages beside groups of cases."""

BEGIN, END = "<!-- conformance: begin -->", "<!-- conformance: end -->"


def render(results, cases):
    groups = []
    for case in cases:
        if case.group not in groups:
            groups.append(case.group)
    lines = ["| cases | " + " | ".join(results) + " |", "| --- |" + " --- |" * len(results)]
    for group in groups:
        cells = []
        for outcome in results.values():
            names = [name for name in outcome if name.split("/")[0] == group]
            passed = sum(not outcome[name] for name in names)
            cells.append(f"{passed}" if passed == len(names) else f"{passed} of {len(names)}")
        lines.append(f"| {group} | " + " | ".join(cells) + " |")
    totals = []
    for outcome in results.values():
        passed = sum(not faults for faults in outcome.values())
        totals.append(f"**{passed} of {len(outcome)}**")
    lines.append("| all | " + " | ".join(totals) + " |")
    return "\n".join(lines)


def write(path, results, cases):
    """Puts the table between the markers of a file."""
    text = path.read_text()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{render(results, cases)}\n{END}{after}")
