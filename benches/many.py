"""At least 75 indicators on service deliveries, for `compare.py many`: as definition files and as SQL.

    python3 benches/many.py DATA      # after generate.py: writes DATA/many beside DATA/parquet

A definition and its SQL share the words of its condition and nothing else: what becomes of gaps, units
and groups is the engine's on one side and this file's on the other.
"""

import dataclasses
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
QUARTERS = [f"{year}-Q{quarter}" for year in (2022, 2023, 2024) for quarter in (1, 2, 3, 4)]
SERVICES = [
    "psychologist", "lawyer", "coordinator", "counselling", "information", "mediation", "crisis",
    "family_contact", "respite",
]
HELD = "took_place = TRUE"
FAMILY = "coalesce(family, child.family)"


@dataclasses.dataclass
class Indicator:
    id: str
    scoring: str
    # The condition of the population, beside the quarter.
    where: str
    count: str | None = None
    sum: str | None = None
    numerator: str | None = None
    rows: str = "any"
    missing: str = "not_in_numerator"
    # What the population asks of the child itself.
    child: str | None = None
    # A ratio's denominator.
    divisor: "Indicator | None" = None


def indicators() -> list[Indicator]:
    made = []
    add = lambda *given, **more: made.append(Indicator(*given, **more))
    for service in SERVICES:
        own = f"service = '{service}'"
        add(f"deliveries_{service}", "count", f"{HELD} AND {own}")
        add(f"minutes_{service}", "sum", f"{HELD} AND {own}", sum="minutes")
        add(f"no_shows_{service}", "proportion", own, numerator="took_place = FALSE", missing="exclude")
        add(f"children_{service}", "count", f"{HELD} AND {own}", count="child")
    for name, condition in {
        "all": "service IS NOT NULL",
        "long": "minutes >= 120",
        "short": "minutes BETWEEN 1 AND 30",
        "for_children": "recipient_kind = 'child'",
        "for_carers": "recipient_kind = 'carer'",
        "untimed": "minutes IS NULL",
        "for_nobody": "recipient_kind IS NULL",
        "talks": "service IN ('psychologist', 'counselling', 'mediation') AND minutes > 15",
        "urgent": "service = 'crisis' OR (service = 'mediation' AND minutes < 60)",
    }.items():
        add(f"deliveries_{name}", "count", f"{HELD} AND ({condition})")
    for name, condition in {
        "all": "TRUE",
        "for_children": "recipient_kind = 'child'",
        "for_carers": "recipient_kind = 'carer'",
        "long": "minutes >= 120",
    }.items():
        add(f"minutes_{name}", "sum", f"{HELD} AND {condition}", sum="minutes")
    for name, condition, numerator in [
        ("held", "service IS NOT NULL", HELD),
        ("long", HELD, "minutes >= 120"),
        ("timed", HELD, "minutes IS NOT NULL"),
        ("to_children", HELD, "recipient_kind = 'child'"),
        ("hour_or_two", f"{HELD} AND service <> 'information'", "minutes BETWEEN 60 AND 120"),
        ("not_held_or_short", "recipient_kind = 'carer'", "took_place = FALSE OR minutes <= 15"),
    ]:
        add(f"share_{name}", "proportion", condition, numerator=numerator)
    for name, condition in {"all": HELD, "talks": f"{HELD} AND service = 'psychologist'"}.items():
        add(f"mean_minutes_{name}", "mean", condition, sum="minutes")
    add("children_all", "count", HELD, count="child")
    add("children_long", "count", f"{HELD} AND minutes >= 120", count="child")
    for name, condition in {
        "girls": "child.sex = 'female'",
        "boys": "child.sex = 'male'",
        "with_disability": "child.disability = TRUE",
        "small": "age(child.birth_date, period_end) < 7",
    }.items():
        add(f"children_{name}", "count", HELD, count="child", child=condition)
    for name, condition in {
        "all": HELD,
        "lawyer": f"{HELD} AND service = 'lawyer'",
        "mediation": f"{HELD} AND service = 'mediation'",
        "crisis": f"{HELD} AND service = 'crisis'",
        "respite": f"{HELD} AND service = 'respite'",
        "psychologist": f"{HELD} AND service = 'psychologist'",
        "long": f"{HELD} AND minutes >= 120",
        "missed": "took_place = FALSE",
    }.items():
        add(f"families_{name}", "count", condition, count=FAMILY)
    for name, numerator, rows in [
        ("saw_psychologist", "service = 'psychologist'", "any"),
        ("saw_lawyer", "service = 'lawyer'", "any"),
        ("only_long", "minutes >= 60", "all"),
        ("no_crisis", "service = 'crisis'", "none"),
    ]:
        add(f"share_of_children_{name}", "proportion", HELD, count="child", numerator=numerator, rows=rows)
    add("share_of_families_saw_lawyer", "proportion", HELD, count=FAMILY, numerator="service = 'lawyer'")
    for name, above, below in [
        ("minutes_per_delivery", Indicator("", "", HELD, sum="minutes"), Indicator("", "", HELD)),
        ("deliveries_per_child", Indicator("", "", f"{HELD} AND recipient_kind = 'child'"),
         Indicator("", "", HELD, count="child")),
        ("children_per_family", Indicator("", "", HELD, count="child"),
         Indicator("", "", HELD, count=FAMILY)),
    ]:
        add(name, "ratio", above.where, above.count, above.sum, divisor=below)
    return made


DEFINITION = """\
id = "{id}"
version = "1.0.0"
scoring = "{scoring}"
improvement = "neutral"
missing = "{missing}"
unit = {{ lt = "–", en = "–" }}
title = {{ lt = "{id}", en = "{id}" }}
explanation = {{ lt = "–", en = "–" }}
source = {{ lt = "–", en = "–" }}
"""

WORKSPACE = """\
report_date = 2025-01-20
library = ["library"]
periods = {quarters}
provider.name = {{ lt = "Išgalvota savivaldybė", en = "A made-up municipality" }}
"""

SOURCE = """
[[source]]
dataset = "{dataset}"
files = ["../parquet/{dataset}.parquet"]
"""


def definition(indicator: Indicator) -> str:
    text = DEFINITION.format(**vars(indicator))
    if indicator.divisor:
        return text + part("numerator", indicator) + part("denominator", indicator.divisor)
    text += part("population", indicator)
    if indicator.numerator:
        text += f'[numerator]\nwhere = "{indicator.numerator}"\nrows = "{indicator.rows}"\n'
    return text + '[stratifiers]\nspecialist = "specialist"\n'


def part(name: str, population: Indicator) -> str:
    text = f'[{name}]\nfrom = "service_deliveries"\n'
    of_child = f" AND {population.child}" if population.child else ""
    where = f"delivered_on BETWEEN period_start AND period_end AND ({population.where}){of_child}"
    text += f'where = "{where}"\n'
    if population.count:
        text += f'count = "{population.count}"\n'
    return text + (f'sum = "{population.sum}"\n' if population.sum else "")


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) / "many"
    for place in ("datasets", "results"):
        (folder / "library" / place).mkdir(parents=True, exist_ok=True)
    text = WORKSPACE.format(quarters=QUARTERS)
    for name in ("service_deliveries", "children", "families"):
        shipped = (ROOT / "indicators/datasets" / f"{name}.toml").read_text()
        (folder / "library/datasets" / f"{name}.toml").write_text(shipped)
        text += SOURCE.format(dataset=name)
    (folder / "rodiklis.toml").write_text(text)
    made = indicators()
    for indicator in made:
        (folder / "library/results" / f"{indicator.id}.toml").write_text(definition(indicator))
    print(f"{len(made)} indicators, {sum(not i.divisor for i in made)} of them in groups")


if __name__ == "__main__":
    main()
