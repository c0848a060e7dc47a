"""Renders the 36 pages of write.py with rodiklis and Typst in turn, and prints medians and ratios.

    python3 benches/rendering/compare.py FOLDER RENDERING

FOLDER is where write.py has written; RENDERING the program that `cargo bench --bench rendering --no-run` names. Typst is the package `typst` of PyPI: its time is that of `compile` alone, its memory that of
a Python process that imports and calls it, less that of one that imports it.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys

FONTS = pathlib.Path(__file__).parents[2] / "report-templates" / "fonts"
ROUNDS = 5
TYPST = """
import json, sys, time, typst
def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
before = peak()
begun = time.perf_counter()
written = typst.compile(sys.argv[1], font_paths=[sys.argv[2]], ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"])
seconds = time.perf_counter() - begun
open(sys.argv[3], "wb").write(written)
print(json.dumps({"seconds": seconds, "bytes": len(written), "peak_kb": peak() - before}))
"""


def run(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1])


def main(folder, rendering):
    at = lambda name: os.path.join(folder, name)
    measured = {}
    for _ in range(ROUNDS):
        measured.setdefault("rodiklis", []).append(run(rendering, at("report.xhtml"), at("rodiklis.pdf")))
        measured.setdefault("typst", []).append(run(sys.executable, "-c", TYPST, at("report.typ"), str(FONTS), at("typst.pdf")))
    middle = {
        name: {key: statistics.median(one[key] for one in runs) for key in ("seconds", "bytes", "peak_kb")}
        for name, runs in measured.items()
    }
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {ROUNDS} rounds in turn, medians")
    for name, values in middle.items():
        ratio = {key: values[key] / middle["typst"][key] for key in values}
        print(
            f"{name:9} {values['seconds']:7.3f} s {values['peak_kb'] / 1024:7.1f} MiB {values['bytes'] / 1024:7.0f} KiB"
            f"   of Typst: {ratio['seconds']:.2f} {ratio['peak_kb']:.2f} {ratio['bytes']:.2f}"
        )


main(*sys.argv[1:])
