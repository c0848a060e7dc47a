"""All counts of an indicator in SQL: one query for a population, with its periods and groups."""

import dataclasses
import decimal
import itertools

from definitions import Workspace
from lowering import Lowered, quoted
from records import Records

Group = tuple[tuple[str, str | None], ...]


@dataclasses.dataclass
class Tally:
    population: int = 0
    population_unknown: int = 0
    excluded: dict[str, int] = dataclasses.field(default_factory=dict)
    denominator: int = 0
    numerator: int = 0
    unknown: int = 0
    sum: decimal.Decimal | None = None
    values: list[decimal.Decimal] = dataclasses.field(default_factory=list)
    # By stratifier: units of the population in several of its groups, and by how many groups too
    # many; the same of the denominator.
    overlaps: dict[str, list[int]] = dataclasses.field(default_factory=dict)


class Part:
    """One population of an indicator: its own, or a ratio's numerator or denominator."""

    def __init__(self, workspace: Workspace, indicator: dict, name: str):
        self.indicator = indicator
        self.population = indicator[name]
        self.is_whole_indicator = name == "population"
        wanted = indicator.get("settings", {})
        lowered = Lowered(workspace.library, self.population["from"], workspace.settings, wanted)
        self.lowered = lowered
        own = indicator["numerator" if indicator["scoring"] == "ratio" else "population"]["from"]
        lowered.optional = {(own, field) for field in indicator.get("uses_if_kept", [])}
        sql = lowered.sql
        self.within = sql(self.population.get("where", "TRUE"))
        self.unit = sql(self.population["count"]) if "count" in self.population else None
        self.value = sql(self.population["sum"]) if "sum" in self.population else None
        self.keep = self.population.get("keep")
        if self.keep:
            which, field = self.keep.split()
            self.keep = ({"latest": "desc", "earliest": "asc"}[which], sql(field))
        self.exclusions, self.rows, self.numerator = {}, "any", None
        if self.is_whole_indicator:
            exclusions = indicator.get("exclusions", {})
            self.exclusions = {name: sql(text) for name, text in exclusions.items()}
            numerator = indicator.get("numerator", {})
            if "same" in numerator:
                self.rows, self.numerator = "same", sql(numerator["same"])
            elif numerator:
                self.rows = numerator.get("rows", "any")
                self.numerator = sql(numerator["where"])
        self.keeps_values = indicator["scoring"] in ("mean", "median")

    def splits(self, stratifiers: list[str]) -> list[tuple[str, ...]]:
        """The whole, each stratifier, and each cross with its margins; names in the alphabet's order."""
        splits = {(), *((name,) for name in stratifiers)}
        for cross in self.indicator.get("crosses", []):
            if set(cross) <= set(stratifiers):
                for size in range(2, len(cross) + 1):
                    splits |= set(itertools.combinations(sorted(cross), size))
        return sorted(splits, key=lambda split: (len(split), split))

    def stratifiers(self, records: Records, workspace: Workspace) -> dict[str, str]:
        """SQL of the stratifiers whose data the provider keeps; their references are followed too."""
        found = {}
        if not self.is_whole_indicator:
            return found
        for name, how in self.indicator.get("stratifiers", {}).items():
            wanted = self.lowered.wanted
            own = Lowered(workspace.library, self.lowered.dataset, workspace.settings, wanted)
            own.optional = self.lowered.optional
            if isinstance(how, dict):
                value = own.sql(how["of"])
                bands = "".join(
                    f" when {value} between {low} and {high} then '{band}'"
                    for band, (low, high) in how["bands"].items()
                )
                sql = f"case{bands} end"
            else:
                sql = own.sql(how)
            if not records.lacks(own):
                self.lowered.references |= own.references
                found[name] = f"own_group({sql})"
        return found


def parts_of(workspace: Workspace, indicator: dict) -> list[Part]:
    """An indicator's populations: its own, or a ratio's numerator and denominator."""
    ratio = indicator["scoring"] == "ratio"
    names = ["numerator", "denominator"] if ratio else ["population"]
    return [Part(workspace, indicator, name) for name in names]


def count(records: Records, workspace: Workspace, part: Part) -> dict[tuple[int, Group], Tally]:
    """Tallies by the number of the period and the group; the whole is the group without a name."""
    stratifiers = part.stratifiers(records, workspace)
    splits = part.splits(list(stratifiers))
    records.base.execute(judged(part, stratifiers, splits))
    tallies = {(number, ()): empty(part) for number in range(len(workspace.periods))}
    for row in records.base.execute(totals(part)).fetchall():
        number, split, strata, *numbers, total, values, excluded = row
        tally = Tally(*numbers[:2], {}, *numbers[2:])
        tally.excluded = {
            name: excluded.count(index) for index, name in enumerate(part.exclusions)
        }
        if part.value:
            tally.sum = decimal.Decimal(total)
        if part.keeps_values:
            tally.values = sorted(map(decimal.Decimal, values))
            tally.sum = sum(tally.values, decimal.Decimal(0))
        tallies[number, tuple(zip(splits[split], strata))] = tally
    if "count" in part.population and not part.keep:
        add_overlaps(records, splits, tallies)
    return tallies


def add_overlaps(records: Records, splits: list[tuple[str, ...]], tallies: dict) -> None:
    """How many units of a group stand in several groups of a stratifier that splits it further."""
    for split, place in [(s, p) for s in splits for p in range(len(s))]:
        margin = split[:place] + split[place + 1 :]
        for (_, group), tally in tallies.items():
            if tuple(name for name, _ in group) == margin:
                tally.overlaps[split[place]] = [0, 0, 0, 0]
        rows = records.base.execute(overlaps(splits.index(split), place)).fetchall()
        for number, strata, *numbers in rows:
            tally = tallies.get((number, tuple(zip(margin, strata))))
            if tally:
                tally.overlaps[split[place]] = numbers


def empty(part: Part) -> Tally:
    tally = Tally(excluded={name: 0 for name in part.exclusions})
    if part.value:
        tally.sum = decimal.Decimal(0)
    return tally


def judged(part: Part, stratifiers: dict[str, str], splits: list[tuple[str, ...]]) -> str:
    """What each unit is, in the whole and in each group."""
    population = part.population
    exclusion = "cast(null as int)"
    if part.exclusions:
        whens = " ".join(
            f"when {sql} then {index}" for index, sql in enumerate(part.exclusions.values())
        )
        exclusion = f"case {whens} end"
    groups = "".join(f", {sql} as {quoted('in ' + name)}" for name, sql in stratifiers.items())
    listed = ", ".join(
        f"{{'split': {number}, 'strata': cast([{', '.join(quoted('in ' + s) for s in split)}] as varchar[])}}"
        for number, split in enumerate(splits)
    )
    # One row of a unit stands for it. Where several are as late (or early), one that is excluded
    # goes first, then one in the numerator, then the larger value, then the first group.
    standing = ""
    if part.keep:
        direction, field = part.keep
        by_group = "".join(f", {quoted('in ' + name)} asc nulls last" for name in stratifiers)
        standing = (
            f"qualify unit is null or row_number() over (partition by number, unit"
            f" order by within desc nulls last, sorting {direction} nulls last,"
            f" excluded asc nulls last, inside desc nulls last, value desc nulls last"
            f"{by_group}, line) = 1"
        )
    return f"""
create or replace temp table judged as
with lines as materialized (
    select period.number, record.line,
        {f"cast({part.unit} as varchar)" if part.unit else "cast(record.line as varchar)"} as unit,
        {part.within} as within,
        {exclusion} as excluded,
        {part.numerator if part.numerator and part.rows != "same" else "null::boolean"} as inside,
        {f"cast({part.numerator} as varchar)" if part.rows == "same" else "null::varchar"} as same,
        cast({part.value or "null"} as decimal(38, 6)) as value,
        {part.keep[1] if part.keep else "null"} as sorting{groups}
    from periods period cross join {quoted(population["from"])} record
    {part.lowered.joins()}
),
possible as (
    from lines where within is distinct from false
    {standing}
),
placed as (
    select possible.*, grouping.split, grouping.strata
    from possible, unnest([{listed}]) grouped(grouping)
),
units as (
    select number, split, strata, unit,
        count(*) as rows, count(*) filter (within) as sure,
        count(*) filter (within and excluded is null) as remaining,
        min(excluded) filter (within) as excluded,
        count(*) filter (within and excluded is null and inside) as inside,
        count(*) filter (within and excluded is null and not inside) as outside,
        count(distinct same) filter (within and excluded is null) as sames,
        count(*) filter (within and excluded is null and same is null) as without_same,
        sum(value) filter (within and excluded is null) as value,
        count(*) filter (within and excluded is null and value is null) as without_value
    from placed where unit is not null
    group by number, split, strata, unit
    having count(*) >= {population.get("at_least", 1)}
)
select number, split, strata, unit, excluded, value, without_value, 1 as units,
    sure >= {population.get("at_least", 1)} as belongs,
    belongs and remaining > 0 as remains,
    {truth(part)} as yes
from units
union all by name
-- Rows without a unit: they might be anybody's.
select number, 0 as split, []::varchar[] as strata, count(*) as units,
    false as belongs, false as remains
from possible where unit is null group by number
"""


def totals(part: Part) -> str:
    """The counts of each period and group."""
    return f"""
select number, split, strata,
    count(*) filter (belongs) as population,
    coalesce(sum(units) filter (not belongs), 0)::bigint as population_unknown,
    count(*) filter (remains) as denominator,
    count(*) filter (remains and yes) as numerator,
    {"count(*) filter (remains and yes is null)" if part.numerator
     else "count(*) filter (remains and without_value > 0)" if part.value else "0"} as unknown,
    coalesce(sum(value) filter (remains), 0) as total,
    coalesce(list(value) filter (remains and without_value = 0), []) as values,
    coalesce(list(excluded) filter (belongs and not remains), []) as excluded
from judged
group by number, split, strata
"""


def overlaps(split: int, place: int) -> str:
    """Units in several values of the stratifier at that place of a split, by the other values."""
    return f"""
select number, others, count(*) filter (populations > 1), sum(greatest(populations - 1, 0))::int,
    count(*) filter (denominators > 1), sum(greatest(denominators - 1, 0))::int
from (
    select number, list_concat(strata[:{place}], strata[{place + 2}:]) as others, unit,
        count(*) filter (belongs) as populations, count(*) filter (remains) as denominators
    from judged where split = {split}
    group by all
)
group by number, others
"""


def truth(part: Part) -> str:
    """Whether a unit is in the numerator, from its remaining rows: true, false or null."""
    if part.numerator is None:
        return "cast(null as boolean)"
    return {
        "any": "case when inside > 0 then true when outside = remaining then false end",
        "all": "case when outside > 0 then false when inside = remaining then true end",
        "none": "case when inside > 0 then false when outside = remaining then true end",
        "same": "case when sames > 1 then false when without_same = 0 then true end",
    }[part.rows]
