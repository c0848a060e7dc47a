"""When registers were kept, as docs/workspace.md describes it: nothing recorded is not nought."""

import datetime
import re

from definitions import Workspace
from lowering import quoted
from records import Records

COMPARED = re.compile(
    r"([a-z_.]+)\s*(?:<=|>=|<|>|=|between)\s*period_(?:start|end)"
    r"|period_(?:start|end)\s*(?:<=|>=|<|>|=)\s*([a-z_.]+)",
    re.IGNORECASE,
)
DAY = datetime.timedelta(days=1)


def parts(indicator: dict) -> list[dict]:
    """The populations of an indicator: a numerator of a share is none."""
    names = ("numerator", "denominator") if indicator["scoring"] == "ratio" else ("population",)
    return [indicator[name] for name in names]


def first_record(records: Records, workspace: Workspace, dataset: str):
    """Whether the dataset's records have days, and the first of them."""
    library = workspace.library
    dates = set()
    for indicator in library.indicators.values():
        for part in parts(indicator):
            if part["from"] == dataset:
                for one, other in COMPARED.findall(part.get("where", "")):
                    dates.add(one or other)
    days = []
    for path in dates:
        *steps, field = path.split(".")
        here = dataset
        for step in steps:
            here = library.behind(here, step)
        if here in records.present:
            query = f"select min({quoted(field)}) from {quoted(here)}"
            days += [day for (day,) in records.base.execute(query).fetchall() if day is not None]
    return bool(dates), min(days, default=None)


def last_record(records: Records, workspace: Workspace, dataset: str):
    """The last day of a register that ends before the periods do, with a gap like none before; of files in columns nobody
    asks for it where no source says when it was kept."""
    sources = [one for one in workspace.text["source"] if one["dataset"] == dataset]
    says = any("kept_from" in one or "kept_to" in one for one in sources)
    in_columns = not any({"columns", "unpivot", "values", "set"} & one.keys() for one in sources)
    closed = all("kept_to" in one for one in sources)
    if dataset not in records.present or closed or (in_columns and not says):
        return None
    fields = workspace.library.datasets[dataset]["fields"]
    dates = set()
    for indicator in workspace.library.indicators.values():
        for part in parts(indicator):
            if part["from"] == dataset:
                named = [one or other for one, other in COMPARED.findall(part.get("where", ""))]
                dates.update(field for field in named if fields.get(field, {}).get("happened"))
    days = set()
    for field in dates:
        query = f"select distinct {quoted(field)} from {quoted(dataset)}"
        days.update(day for (day,) in records.base.execute(query).fetchall() if day is not None)
    days = sorted(days)
    if len(days) < 20 or (days[-1] - days[0]).days < 90:
        return None
    longest = max((after - before).days for before, after in zip(days, days[1:]))
    until = max(min(end, workspace.text["report_date"]) for _, end in workspace.periods)
    gap = (until - days[-1]).days
    if gap < 31 or gap < 4 * longest:
        return None
    # An end that somebody wrote down in the gap shows that the register was kept, though nothing began.
    for field, about in fields.items():
        if about["type"] == "date" and field in records.kept.get(dataset, fields):
            query = f"select count(*) from {quoted(dataset)} where {quoted(field)} > ? and {quoted(field)} <= ?"
            if records.base.execute(query, [days[-1], until]).fetchone()[0]:
                return None
    return days[-1]


def is_kept(records: Records, workspace: Workspace, indicator: dict, period, tallies) -> bool:
    """Whether the registers behind a figure were kept on all days that it asks for."""
    return all(
        part_is_kept(records, workspace, indicator, part, period, tally)
        for part, tally in zip(parts(indicator), tallies, strict=True)
    )


def part_is_kept(records, workspace: Workspace, indicator: dict, part: dict, period, tally) -> bool:
    start, end = period
    is_counted = tally.population + tally.population_unknown > 0
    said = part.get("where", "") + part.get("sum", "")
    if indicator["scoring"] == "proportion":
        said += str(indicator["numerator"])
    sources = [one for one in workspace.text["source"] if one["dataset"] == part["from"]]
    has_days, first = first_record(records, workspace, part["from"])
    # What rests on records is not taken away for a day that nobody said.
    has_days = has_days and not is_counted
    last = None if is_counted else last_record(records, workspace, part["from"])
    day = start if "period_start" in said else end
    while day <= end:
        if not any(speaks(one, workspace, day, period, has_days, first, last) for one in sources):
            return False
        day += DAY
    return True


def speaks(source: dict, workspace: Workspace, day, period, has_days: bool, first, last) -> bool:
    """Whether a source's register was kept on a day of the period."""
    if "kept_from" in source:
        begun = source["kept_from"] <= day
    else:
        begun = not has_days or (first is not None and first <= period[1])
    if "kept_to" in source:
        return begun and day <= source["kept_to"]
    if last is not None and last < period[0]:
        return False
    return begun and period[0] <= workspace.text["report_date"]


def withdrawn(figure: dict) -> dict:
    """The figure of a period for which nobody kept the register."""
    return figure | {"numerator": None, "denominator": None, "value": None}
