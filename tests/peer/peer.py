"""Counts every indicator a second time, in DuckDB, and compares with rodiklis.

    python3 tests/peer/peer.py [--programs target/debug] [WORKSPACE …]

Without workspaces: all of sample-data/ and generated ones. What is counted, and how, is read from the
definition files as docs/definitions.md explains them; nothing is shared with the program but the
checked records, which `examples/records.rs` writes. Every figure is compared: its counts as they were
before anything was divided, and the figure of `rodiklis compute --format json`, with what is told there
of surveys and control charts. A figure that only one of the two has is a difference too. Ends with 1 if
anything differs.
"""

import argparse
import collections
import concurrent.futures
import decimal
import json
import pathlib
import subprocess
import sys
import tempfile

import counting
import figures
import registers
import generate
import series
import surveys
from counting import Tally
from definitions import Workspace
from records import Records

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATED = 9


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts a second time, in DuckDB, and compares.")
    parser.add_argument("--programs", type=pathlib.Path, default=ROOT / "target/debug")
    parser.add_argument("--generated", type=int, default=GENERATED, help="how many workspaces")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", type=pathlib.Path, help="keep generated workspaces here")
    parser.add_argument("workspaces", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        workspaces = arguments.workspaces
        if not workspaces:
            workspaces = sorted(path.parent for path in ROOT.glob("sample-data/*/rodiklis.toml"))
            target = arguments.keep or scratch / "generated"
            seeds = range(arguments.first, arguments.first + arguments.generated)
            workspaces += [generate.workspace(seed, target / f"seed-{seed}") for seed in seeds]
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            found = list(
                pool.map(
                    compare,
                    workspaces,
                    [arguments.programs] * len(workspaces),
                    [scratch / f"records-{number}" for number in range(len(workspaces))],
                )
            )
    told = collections.Counter()
    all_figures, differences = 0, []
    for workspace, (compared, tells, own) in zip(workspaces, found):
        print(
            f"{workspace.name:24} {compared['figures']:6} figures"
            f" {compared['numbers']:7} numbers {len(own):4} differ;"
            f" {compared['indicators']} indicators, {compared['without']} without data or setting"
        )
        told.update(tells)
        all_figures += compared["figures"]
        if not compared["figures"]:
            differences.append(f"{workspace.name}: nothing was compared")
        differences += [f"{workspace.name}: {difference}" for difference in own]
    if silent := sorted(part for part, tells in told.items() if not tells):
        print("compared, but nought everywhere:", ", ".join(silent))
    print("\n".join(differences))
    print(f"{all_figures} figures compared, {len(differences)} differences")
    return 1 if differences else 0


def counts_an_empty_field(workspace: Workspace, indicator: dict) -> bool:
    """Whether a population counts a field that the provider declares to be empty and no other source fills."""
    sources = workspace.text.get("source", [])
    populations = (indicator.get(name, {}) for name in ("population", "numerator", "denominator"))
    for dataset, field in {(own.get("from"), own.get("count")) for own in populations}:
        own = [source for source in sources if source["dataset"] == dataset]
        if any(field in source.get("without", []) for source in own) and not any(
            field in source.get("columns", {}) or field in source.get("set", {}) for source in own
        ):
            return True
    return False


def compare(folder: pathlib.Path, programs: pathlib.Path, scratch: pathlib.Path):
    """Numbers compared, what the numbers told of each indicator, and what differs."""
    workspace = Workspace(folder)
    run([programs / "examples/records", folder, scratch])
    told = json.loads((scratch / "counts.json").read_text())
    program = json.loads(run([programs / "rodiklis", "compute", folder, "--format", "json"]))
    records = Records(workspace, scratch, told["kept"])
    comparison = Comparison()
    tells = collections.Counter()
    without = set()
    counts, expected, own, unkept = {}, {}, {}, set()
    for identifier, indicator in workspace.library.indicators.items():
        parts = counting.parts_of(workspace, indicator)
        lacks = any(part.lowered.unset or records.lacks(part.lowered) for part in parts)
        if lacks or counts_an_empty_field(workspace, indicator):
            without.add(identifier)
            continue
        main, *divisors = [counting.count(records, workspace, part) for part in parts]
        kept = [
            registers.is_kept(records, workspace, indicator, period, [one[number, ()] for one in (main, *divisors)])
            for number, period in enumerate(workspace.periods)
        ]
        unkept |= {(identifier, number) for number, is_kept in enumerate(kept) if not is_kept}
        for (number, group), tally in main.items():
            period = tuple(map(str, workspace.periods[number]))
            key = (identifier, period, group)
            divisor = divisors[0][number, group] if divisors else None
            counts[key] = of_tally(tally) | {
                f"divisor.{name}": value
                for name, value in (of_tally(divisor) if divisor else {}).items()
            }
            expected[key] = figures.figure(indicator, tally, divisor)
            if not kept[number]:
                expected[key] = registers.withdrawn(expected[key])
            own.setdefault(identifier, {})[number, group] = expected[key]
            for name in ["population"] + ["numerator"] * (indicator["scoring"] == "proportion"):
                tells[f"{identifier}.{name}"] += counts[key][name] > 0
    # SQL knows no cell that is unread and not empty: what rests on one is held against the plain loops of
    # tests/all/bounded.rs instead.
    # A group into which such a record might fall is left out with it, a survey and a series with their figures.
    unread = {name_of(told)[:2] for told in told["counts"] if told["unread"]}
    uncertain = {indicator for indicator, _ in unread}
    comparison.aside = unread
    comparison.check("counts", {name_of(told): raw(told) for told in told["counts"]}, counts)
    figures_told = {name_of(told): printed(told) for told in program["figures"]}
    for told_figure in program["figures"]:
        # Nothing bounds it, so it is not printed, whatever it is.
        if told_figure.get("reason") == "unread":
            expected.get(name_of(told_figure), {})["value"] = None
    comparison.check("figure", figures_told, expected)
    told_surveys = {
        name_of(told)[:2]: surveys.flattened(told["survey"])
        for told in program["figures"]
        if "survey" in told
    }
    own_surveys = surveys.numbers(records, workspace, own, tells, unkept)
    comparison.check("survey", told_surveys, own_surveys)
    told_charts = {
        (chart["indicator"], chart["every"], chart["kind"]): surveys.flattened(series.of_program(chart))
        for chart in program["control_charts"]
        if "points" in chart
    }
    # A series with a month that could not be computed has no limits.
    comparison.aside = {
        (chart["indicator"], chart["every"], chart["kind"])
        for chart in program["control_charts"]
        if "points" not in chart or chart["indicator"] in uncertain
    }
    comparison.check("chart", told_charts, series.numbers(records, workspace, without))
    comparison.aside = set()
    lacking = {
        named(finding) for finding in program["findings"] if finding["code"] in ("C001", "C003")
    }
    comparison.check("without", {name: {} for name in lacking}, {name: {} for name in without})
    compared = {
        "figures": len(expected),
        "numbers": comparison.numbers,
        "indicators": len(workspace.library.indicators) - len(without),
        "without": len(without),
    }
    return compared, tells, comparison.differences


def run(command: list) -> bytes:
    done = subprocess.run(list(map(str, command)), capture_output=True)
    if done.returncode not in (0, 1) or (not done.stdout and "compute" in command):
        raise SystemExit(f"{command}: {done.stderr.decode()[-2000:]}")
    return done.stdout


def named(finding: dict) -> str:
    """The indicator of a finding: its file is named after it."""
    return pathlib.Path(finding["place"]["file"]).stem


class Comparison:
    def __init__(self):
        self.numbers = 0
        self.differences = []
        # Keys that are not compared.
        self.aside = set()

    def check(self, what: str, mine: dict, theirs: dict) -> None:
        for key in sorted(mine.keys() | theirs.keys(), key=str):
            if key in self.aside or key[:2] in self.aside:
                continue
            if key not in theirs:
                self.differences.append(f"{what} {key}: rodiklis alone has {mine[key]}")
            elif key not in mine:
                self.differences.append(f"{what} {key}: DuckDB alone has {theirs[key]}")
            else:
                names = mine[key].keys() | theirs[key].keys()
                self.numbers += len(names)
                unlike = [
                    f"{name} rodiklis {mine[key].get(name)} DuckDB {theirs[key].get(name)}"
                    for name in sorted(names)
                    if name not in mine[key]
                    or name not in theirs[key]
                    or mine[key][name] != theirs[key][name]
                ]
                if unlike:
                    self.differences.append(f"{what} {key}: {'; '.join(unlike)}")


def name_of(told: dict) -> tuple:
    period = told.get("period")
    span = (period["from"], period["to"]) if isinstance(period, dict) else (told["from"], told["to"])
    return told["indicator"], span, tuple(sorted(told["group"].items()))


def raw(told: dict) -> dict:
    """The program's counts under the names of `of_tally`."""

    def numbers(tally: dict) -> dict:
        excluded = {f"excluded.{name}": n for name, n in tally.pop("excluded").items()}
        tally["sum"] = None if tally["sum"] is None else decimal.Decimal(tally["sum"])
        tally["values"] = [decimal.Decimal(value) for value in tally["values"]]
        return tally | excluded

    divisor = told["divisor"]
    overlaps = {f"overlap.{name}": numbers for name, numbers in told["overlaps"].items()}
    return numbers(told["tally"]) | overlaps | {
        f"divisor.{name}": value for name, value in (numbers(divisor) if divisor else {}).items()
    }


def of_tally(tally: Tally) -> dict:
    numbers = dict(vars(tally))
    excluded = numbers.pop("excluded")
    overlaps = {f"overlap.{name}": n for name, n in numbers.pop("overlaps").items()}
    return numbers | overlaps | {f"excluded.{name}": units for name, units in excluded.items()}


def printed(told: dict) -> dict:
    """What a figure of the program's JSON says of counts; no words, verdicts and intervals."""
    divisor = told.get("divisor", {})
    return {
        "population": told["population"],
        "population_unknown": told["population_unknown"],
        "excluded": told["excluded"],
        "unknown": told["unknown"],
        "numerator": told.get("numerator"),
        "denominator": told.get("denominator"),
        "value": told["value"],
        "divisor": divisor,
        "overlap": told.get("overlap", {}),
    }


if __name__ == "__main__":
    sys.exit(main())
