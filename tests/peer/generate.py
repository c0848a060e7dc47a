"""Made-up workspaces: random records of every dataset, with gaps, broken references and repeats.

    python3 tests/peer/generate.py SEED TARGET

The same seed gives the same files. A seed's files are cells, canonical CSV or Parquet in turn.
"""

import csv
import datetime
import pathlib
import random
import sys

import duckdb

from definitions import Library

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "indicators"
LANGUAGE = sorted(pathlib.Path(__file__).parent.glob("language*.txt"))

HEAD = """\
languages = ["lt"]
report_date = 2026-06-30
library = ["{shipped}", "language"]
periods = {periods}

[provider]
name.lt = "Išgalvotas centras"
name.en = "A made-up centre"

[settings]
{settings}

[[target]]
indicator = "satisfied_service_users"
at_least = 38.5
from = 2023-01-01
to = 2023-12-31
source = {{ lt = "–", en = "–" }}

[[target]]
indicator = "no_shows"
at_most = 50
source = {{ lt = "–", en = "–" }}
{charts}"""

CHART = """
[[control_chart]]
indicator = "{}"
every = "{}"
"""
CHARTS = [
    ("no_shows", "month"),
    ("plans_made_on_time", "quarter"),
    ("incidents", "month"),
    ("service_hours", "month"),
    ("incidents_per_1000_child_days", "month"),
    ("respite_days", "quarter"),
]

WORDS = """\
id = "{id}"
version = "1.0.0"
improvement = "neutral"
unit = {{ lt = "–", en = "–" }}
title = {{ lt = "{id}", en = "{id}" }}
explanation = {{ lt = "–", en = "–" }}
source = {{ lt = "–", en = "–" }}
"""

PERIODS = [
    ["2022", "2023", "2024"],
    ["quarters-2023", "school-2023"],
    ["2024-02", "2024-01-15/2024-02-14", "2020..2022", "year-to-date"],
]
SETTINGS = {"plan_days": 30, "ipp_review_months": 6, "report_days": 3}

# Days on which conditions turn: ends of periods, and months that are too short.
EDGES = [
    datetime.date(*day)
    for day in [
        (2021, 12, 31), (2022, 1, 1), (2022, 12, 31), (2023, 1, 1), (2023, 3, 31), (2023, 4, 1),
        (2023, 6, 30), (2023, 8, 31), (2023, 9, 1), (2023, 12, 31), (2024, 1, 1), (2024, 1, 14),
        (2024, 1, 15), (2024, 1, 31), (2024, 2, 14), (2024, 2, 28), (2024, 2, 29), (2024, 3, 1),
        (2024, 12, 31), (2025, 1, 1),
    ]
]
BIRTHDAYS = [(2008, 2, 29), (2012, 2, 29), (2020, 2, 29), (2013, 12, 31), (2014, 1, 1)]
STEPS = [-2, 0, 0, 1, 2, 3, 7, 13, 14, 20, 21, 30, 31, 89, 90, 91, 92, 133, 134, 365, 366]
ROWS = {
    "service_deliveries": 160,
    "placements": 120,
    "survey_answers": 500,
    "stakeholder_answers": 500,
    "survey_invitations": 160,
}
# Shares of values that are missing. A wave that does not say how many could answer makes the whole
# number unknown.
MISSING = {"survey_waves": 0.01}
# How often a score lies on the scale of a question, and the scale.
SCALES = {"survey_answers": (0.8, 1, 5), "stakeholder_answers": (0.7, 0, 2)}


class Chance:
    """Random choices that any version of Python makes alike: only `random()` is promised to stay."""

    def __init__(self, seed: int):
        self.random = random.Random(seed).random

    def below(self, number: int) -> int:
        return int(self.random() * number)

    def one(self, values):
        return values[self.below(len(values))]

    def happens(self, share: float) -> bool:
        return self.random() < share


def workspace(seed: int, folder: pathlib.Path) -> pathlib.Path:
    """Writes the workspace of a seed into a folder, and gives the folder."""
    chance = Chance(seed)
    folder.mkdir(parents=True, exist_ok=True)
    library = Library([SHIPPED])
    kind = ("cells", "csv", "parquet")[seed % 3]
    # Now and then the provider does not know a setting.
    settings = [f"{name} = {n}" for name, n in SETTINGS.items() if not chance.happens(0.1)]
    periods = PERIODS[seed // 3 % 3]
    charts = "".join(CHART.format(*chart) for chart in CHARTS)
    settings = "\n".join(settings)
    text = HEAD.format(shipped=SHIPPED, periods=periods, settings=settings, charts=charts)
    for name, dataset in library.datasets.items():
        if not chance.happens(0.02):
            text += source(chance, name, dataset, kind, folder)
    (folder / "rodiklis.toml").write_text(text)
    language(folder / "language" / "results")
    return folder


def language(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for blocks in LANGUAGE:
        for block in blocks.read_text().split("\n=== ")[1:]:
            name, definition = block.split("\n", 1)
            (folder / f"{name}.toml").write_text(WORDS.format(id=name) + definition)


def source(chance: Chance, name: str, dataset: dict, kind: str, folder: pathlib.Path) -> str:
    """Writes a dataset's files, and gives what the workspace says of them."""
    fields = [
        field
        for field in dataset["field"]
        # Some fields are kept by nobody here.
        if field.get("required") or not chance.happens(0.01)
    ]
    # A columnar file that lacks required values is not counted at all: that is for a few of them.
    lacking = 0.02 if kind == "cells" or chance.happens(0.03) else 0
    rows = [record(chance, dataset, fields, n, lacking) for n in range(ROWS.get(name, 70))]
    names = [field["name"] for field in fields]
    said = f'\n[[source]]\ndataset = "{name}"\n'
    if kind == "parquet":
        types = {"date": "DATE", "boolean": "BOOLEAN", "number": "DOUBLE", "string": "VARCHAR"}
        columns = ", ".join(f'"{f["name"]}" {types.get(f["type"], "BIGINT")}' for f in fields)
        base = duckdb.connect()
        base.execute(f"create table records ({columns})")
        base.executemany(f"insert into records values ({', '.join('?' * len(fields))})", rows)
        base.execute(f"copy records to '{folder / name}.parquet' (format parquet)")
        return said + f'files = ["{name}.parquet"]\n'
    delimiter, written = (";", as_cell) if kind == "cells" else (",", as_column)
    half = len(rows) // 2
    for number, part in enumerate((rows[:half], rows[half:])):
        with open(folder / f"{name} {number}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
            writer.writerow(names)
            for row in part:
                writer.writerow(written(value, field) for value, field in zip(row, fields))
    said += f'files = ["{name} *.csv"]\n'
    if kind == "cells":
        said += "[source.columns]\n" + "".join(f'{name} = "{name}"\n' for name in names)
    return said


def record(chance: Chance, dataset: dict, fields: list[dict], number: int, lacking: float) -> list:
    days: list[datetime.date] = []
    return [
        None
        if chance.happens(lacking if field.get("required") else MISSING.get(dataset["name"], 0.15))
        else value(chance, dataset, field, number, days)
        for field in fields
    ]


def value(chance: Chance, dataset: dict, field: dict, number: int, days: list):
    name, kind = field["name"], field["type"]
    if name == dataset.get("primary_key"):
        # Now and then the record before is written again under its key.
        return key(dataset["name"], number - 1 if chance.happens(0.05) else number)
    if "references" in field:
        return key(field["references"], chance.below(74 if chance.happens(0.3) else 25))
    if codes := field.get("code"):
        return chance.one(codes)["code"]
    if kind == "date":
        return day(chance, name, days)
    if kind == "boolean":
        return chance.happens(0.6)
    if kind == "number":
        return chance.one([0.05, 0.25, 0.333333, 0.5, 0.75, 1, 1.5, 2, 0.1, 0.7, 1.000001])
    if kind == "duration":
        return chance.one([1, 9, 10, 14, 15, 30, 31, 45, 60, 61, 90, 240, 480])
    if name == "response_id" and not chance.happens(0.15):
        return f"{name}-{number}"
    if name == "score" and chance.happens(SCALES[dataset["name"]][0]):
        _, low, high = SCALES[dataset["name"]]
        return low + chance.below(high - low + 1)
    if kind == "integer":
        low, high = int(field.get("minimum", 0)), int(field.get("maximum", 10))
        return low + chance.below(min(high - low, 60) + 1)
    return f"{name}-{chance.below(25)}"


def key(dataset: str, number: int) -> str:
    return f"{dataset}-{number}"


def day(chance: Chance, name: str, days: list) -> datetime.date:
    if name == "birth_date":
        if chance.happens(0.3):
            return datetime.date(*chance.one(BIRTHDAYS))
        return datetime.date(2004, 1, 1) + datetime.timedelta(chance.below(7600))
    if days and chance.happens(0.7):
        found = days[-1] + datetime.timedelta(chance.one(STEPS))
    elif chance.happens(0.35):
        found = chance.one(EDGES)
    else:
        found = datetime.date(2021, 3, 1) + datetime.timedelta(chance.below(1500))
    days.append(found)
    return found


def as_column(value, field: dict) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_cell(value, field: dict) -> str:
    """As an office would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "taip" if value else "ne"
    if field["type"] == "duration":
        return f"{value} min."
    return str(value).replace(".", ",") if field["type"] == "number" else str(value)


if __name__ == "__main__":
    print(workspace(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
