"""Control charts: the months or quarters of a series, their values, mean and limits (docs/statistics.md)."""

import copy
import datetime
import math

import counting
import figures
import registers
from definitions import Workspace, months
from records import Records
from surveys import flattened

# How many a chart needs with a value.
LEAST = 10


def spans_of(workspace: Workspace, every: str) -> list[tuple[datetime.date, datetime.date]]:
    """All whole months or quarters from the first period's beginning on, up to the report's day."""
    size = {"month": 1, "quarter": 3}[every]
    years = range(workspace.periods[0][0].year, workspace.text["report_date"].year + 1)
    found = []
    for first, last in [months(year, at, size) for year in years for at in range(1, 13, size)]:
        ends = [end for _, end in workspace.periods]
        if workspace.periods[0][0] <= first and last <= min(max(ends), workspace.text["report_date"]):
            found.append((first, last))
    return found


def during(workspace: Workspace, periods: list) -> Workspace:
    """The same workspace with other periods."""
    other = copy.copy(workspace)
    other.periods = periods
    return other


def label(span: tuple[datetime.date, datetime.date], every: str) -> str:
    first = span[0]
    return f"{first:%Y-%m}" if every == "month" else f"{first.year}-Q{first.month // 3 + 1}"


def kind(chart: dict, indicator: dict) -> str:
    if "kind" in chart:
        return chart["kind"]
    if indicator["scoring"] == "proportion":
        return "p"
    events = indicator["scoring"] == "ratio" and "sum" not in indicator["numerator"]
    return "u" if events else "xmr"


def told(chart: dict, indicator: dict, labels: list[str], all_figures: list[dict]) -> dict | None:
    """Mean, and each point's value and limits; None where there are too few values."""
    known = [one for one in all_figures if one["value"] is not None]
    if len(known) < LEAST:
        return None
    mean, spreads, (least, most) = limits(kind(chart, indicator), indicator, known)
    points = {name: {"value": one["value"]} for name, one in zip(labels, all_figures)}
    with_value = [name for name, one in zip(labels, all_figures) if one["value"] is not None]
    for name, spread in zip(with_value, spreads):
        points[name]["lower"] = round(max(mean - spread, least), 6)
        points[name]["upper"] = round(min(mean + spread, most), 6)
    return points | {"mean": round(mean, 6)}


def numbers(records: Records, workspace: Workspace, without: set[str]) -> dict:
    """What is told of each control chart."""
    flat = {}
    for chart in workspace.text.get("control_chart", []):
        identifier, every = chart["indicator"], chart["every"]
        if identifier in without:
            continue
        indicator = workspace.library.indicators[identifier]
        spans = spans_of(workspace, every)
        if len(spans) < LEAST:
            continue
        records.ask(spans)
        other = during(workspace, spans)
        main, *divisors = [
            counting.count(records, other, part) for part in counting.parts_of(other, indicator)
        ]
        points = [
            figures.figure(indicator, main[n, ()], divisors[0][n, ()] if divisors else None)
            for n in range(len(spans))
        ]
        points = [
            one
            if registers.is_kept(
                records, workspace, indicator, span, [each[n, ()] for each in (main, *divisors)]
            )
            else registers.withdrawn(one)
            for n, (span, one) in enumerate(zip(spans, points))
        ]
        labels = [label(span, every) for span in spans]
        if one := told(chart, indicator, labels, points):
            key = identifier, every, kind(chart, indicator)
            flat[key] = flattened(one)
    records.ask(workspace.periods)
    return flat


def limits(kind: str, indicator: dict, known: list[dict]):
    """The mean, how far each value's limits lie from it, and where limits end."""
    values = [one["value"] for one in known]
    if kind == "xmr":
        moves = [abs(one - before) for before, one in zip(values, values[1:])]
        mean = sum(values) / len(values)
        return mean, [2.66 * sum(moves) / len(moves)] * len(values), (-math.inf, math.inf)
    if kind == "c":
        mean = sum(values) / len(values)
        return mean, [3 * math.sqrt(mean)] * len(values), (0, math.inf)
    parts = [one["denominator"] for one in known]
    share = sum(one["numerator"] for one in known) / sum(parts)
    if kind == "p":
        spreads = [300 * math.sqrt(share * (1 - share) / part) for part in parts]
        return 100 * share, spreads, (0, 100)
    assert kind == "u", f"a chart of kind {kind} is not known here"
    per = float(indicator.get("per", 1))
    return per * share, [3 * per * math.sqrt(share / part) for part in parts], (0, math.inf)


def of_program(chart: dict) -> dict:
    """The same of the program's JSON."""
    keys = ("value", "lower", "upper")
    points = {
        point["period"]: {key: point[key] for key in keys if key in point}
        for point in chart["points"]
    }
    return points | {"mean": chart["mean"]}
