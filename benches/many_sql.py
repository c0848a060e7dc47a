"""The counts of `many.py`'s indicators in the best SQL that we found, and their comparison.

Records that stand alone are first brought together by all that the conditions read of them: 80 000
different ones of ten million, which every sum then walks. For children and families each delivery
becomes a number whose bits say which conditions it surely or perhaps meets; `bit_or` joins the
deliveries of one child, and those of one family. Three scans, whatever the number of indicators.
"""

import pathlib
from fractions import Fraction

import many
from many import FAMILY, Indicator

GROUPED = "grouping sets ((quarter), (quarter, specialist))"


# A quarter ends on 31 March, 30 June, 30 September or 31 December.
AGE_AT_END = (
    "2022 + quarter // 4 - year(birth_date)"
    " - ([331, 630, 930, 1231][1 + quarter % 4] < month(birth_date) * 100 + day(birth_date))::int"
)


class Bits:
    """Conditions as bits of one number: surely met, perhaps met, surely not met."""

    def __init__(self):
        self.places: dict[tuple[str, str], int] = {}

    def of(self, condition: str, truth: str) -> str:
        place = self.places.setdefault((condition, truth), len(self.places))
        return f"(bits & {1 << place}) <> 0"

    def number(self) -> str:
        tests = {"yes": "({0})", "perhaps": "({0}) is null", "no": "not ({0})"}
        terms = [
            f"case when {tests[truth].format(condition)} then {1 << place}::bigint else 0 end"
            for (condition, truth), place in self.places.items()
        ]
        return " + ".join(terms)


def parts() -> list[tuple[str, Indicator]]:
    """Every population with the name of its columns; a ratio's denominator after a colon."""
    found = []
    for indicator in many.indicators():
        found.append((indicator.id, indicator))
        if indicator.divisor:
            found.append((indicator.id + ":", indicator.divisor))
    return found


def single(name: str, part: Indicator) -> list[str]:
    """Columns of a population whose records stand alone, over the records brought together."""
    where, n = f"({part.where})", part.numerator
    columns = {
        "population": f"sum(records) filter ({where})",
        "population_unknown": f"sum(records) filter ({where} is null)",
    }
    if part.sum:
        columns["unknown"] = f"sum(records) filter ({where} and {part.sum} is null)"
        columns["sum"] = f"sum(records * {part.sum}) filter ({where})"
    if n:
        columns["numerator"] = f"sum(records) filter ({where} and ({n}))"
        columns["unknown"] = f"sum(records) filter ({where} and ({n}) is null)"
    return [f'coalesce({sql}, 0)::bigint as "{name}.{column}"' for column, sql in columns.items()]


def united(name: str, part: Indicator, bits: Bits) -> list[str]:
    """Columns of a population of children or families, over one row for each."""
    sure, perhaps = bits.of(part.where, "yes"), bits.of(part.where, "perhaps")
    if part.child:
        child = part.child.replace("age(child.birth_date, period_end)", AGE_AT_END)
        child = f"({child.replace('child.', '')})"
        perhaps = f"(({sure} or {perhaps}) and coalesce({child}, true))"
        sure = f"coalesce({sure} and {child}, false)"
    columns = {
        "population": sure,
        "population_unknown": f"not {sure} and {perhaps}",
    }
    if n := part.numerator:
        inside = f"({part.where}) and ({n})"
        outside = f"({part.where}) and not ({n})"
        # A row that surely is in the population and of which the numerator is missing.
        open_ = f"case when {part.where} then ({n}) is null end"
        met, missed, gap = (bits.of(c, "yes") for c in (inside, outside, open_))
        columns["numerator"], columns["unknown"] = {
            "any": (met, f"not {met} and {gap}"),
            "all": (f"{met} and not {missed} and not {gap}", f"not {missed} and {gap}"),
            "none": (f"{missed} and not {met} and not {gap}", f"not {met} and {gap}"),
        }[part.rows]
    return [f'count(*) filter ({sql}) as "{name}.{column}"' for column, sql in columns.items()]


def sql(folder: pathlib.Path) -> dict[str, str]:
    """The queries, by what they count; each gives a row for each quarter and group."""
    deliveries = f"read_parquet('{folder / 'service_deliveries.parquet'}')"
    children = f"read_parquet('{folder / 'children.parquet'}')"
    bits = Bits()
    alone, of_children, of_families = [], [], []
    nameless = {"child": [], "family": []}
    for name, part in parts():
        if not part.count:
            alone += single(name, part)
            continue
        who = "child" if part.count == "child" else "family"
        (of_children if who == "child" else of_families).extend(united(name, part, bits))
        yes, perhaps = bits.of(part.where, "yes"), bits.of(part.where, "perhaps")
        missing = "child is null" if who == "child" else "has_no_family"
        nameless[who].append(
            f'coalesce(sum(records) filter ({missing} and ({yes} or {perhaps})), 0)::bigint'
            f' as "{name}.population_unknown"'
        )
    quarter = "(year(delivered_on) - 2022) * 4 + quarter(delivered_on) - 1"
    in_period = "delivered_on between date '2022-01-01' and date '2024-12-31'"
    same = (
        "d.service = met.service and d.took_place is not distinct from met.took_place"
        " and d.minutes is not distinct from met.minutes"
    )
    return {
        "records": f"""
            create temp table records as
            select {quarter} as quarter, specialist, service, took_place, recipient_kind, minutes,
                count(*) as records
            from {deliveries} where {in_period} group by all""",
        "alone": f"""
            select quarter, specialist, grouping(specialist) as whole, {", ".join(alone)}
            from records group by {GROUPED}""",
        "met": f"""
            create temp table met as select service, took_place, minutes, {bits.number()} as bits
            from (select distinct service, took_place, minutes from records)""",
        "pairs": f"""
            create temp table pairs as
            select p.* replace (coalesce(p.family, c.family) as family)
            from (
                select ({quarter})::utinyint as quarter, specialist, child, family,
                    bit_or(bits) as bits
                from {deliveries} d join met on {same} where {in_period} group by all
            ) p left join {children} c on p.child = c.child_id""",
        "children": f"""
            select quarter, specialist, 0 as whole, {", ".join(of_children)}
            from (select quarter, specialist, child, bit_or(bits) as bits from pairs
                where child is not null group by all)
                left join {children} on child = child_id group by quarter, specialist
            union all by name
            select quarter, null as specialist, 1 as whole, {", ".join(of_children)}
            from (select quarter, child, bit_or(bits) as bits from pairs
                where child is not null group by all)
                left join {children} on child = child_id group by quarter""",
        "families": f"""
            select quarter, specialist, 0 as whole, {", ".join(of_families)}
            from (select quarter, specialist, family, bit_or(bits) as bits from pairs
                where family is not null group by all) group by quarter, specialist
            union all by name
            select quarter, null as specialist, 1 as whole, {", ".join(of_families)}
            from (select quarter, family, bit_or(bits) as bits from pairs
                where family is not null group by all) group by quarter""",
        "nameless": f"""
            select quarter, null as specialist, 1 as whole,
                {", ".join(nameless["child"] + nameless["family"])}
            from (
                select {quarter} as quarter, bits, d.child as child, d.family is null
                        and known.child_id is null as has_no_family,
                    count(*) as records
                from (select * replace (if(child is null, null, '') as child), child as name
                        from {deliveries}) d
                    join met on {same}
                    left join (select child_id from {children} where family is not null) known
                        on d.name = known.child_id
                where {in_period}
                    and (d.child is null or (d.family is null and known.child_id is null))
                group by all
            ) group by quarter""",
    }


def counts(folder: pathlib.Path, threads: str) -> list:
    """Runs the queries; numbers by population, quarter, whole or group, and name."""
    import duckdb

    base = duckdb.connect()
    base.execute(f"set threads = {threads}")
    base.execute("set preserve_insertion_order = false")
    found: dict[tuple, int] = {}
    for query in sql(folder).values():
        result = base.execute(query)
        names = [column[0] for column in result.description]
        if "quarter" not in names:
            continue
        for row in result.fetchall():
            told = dict(zip(names, row))
            place = (told.pop("quarter"), told.pop("whole"), told.pop("specialist"))
            for name, number in told.items():
                key = (*place, name)
                found[key] = found.get(key, 0) + number
    return [[*key, number] for key, number in found.items()]


def figures(rows: list) -> dict:
    """What the counts make of each indicator, quarter and group."""
    numbers: dict[tuple, dict] = {}
    for quarter, whole, specialist, name, number in rows:
        population, column = name.rsplit(".", 1)
        place = (population, many.QUARTERS[quarter], "" if whole else "specialist", specialist)
        numbers.setdefault(place, {})[column] = number
    found = {}
    for indicator in many.indicators():
        for place, own in numbers.items():
            if place[0] != indicator.id or (indicator.divisor and place[2]):
                continue
            own = {"unknown": 0, **own}
            # A group exists when something in it is or might be counted.
            if place[2] and not own["population"] and not own["population_unknown"]:
                continue
            divisor = {"unknown": 0, **numbers.get((place[0] + ":", *place[1:]), {})}
            found[place] = figure(indicator, own, divisor)
    return found


def figure(indicator: Indicator, own: dict, divisor: dict) -> tuple:
    numerator = denominator = None
    if indicator.scoring == "count":
        value = Fraction(own["population"])
    elif indicator.scoring == "sum":
        value = Fraction(own["sum"])
    elif indicator.scoring == "mean":
        numerator, denominator = own["sum"], own["population"] - own["unknown"]
        value = Fraction(numerator, denominator)
    elif indicator.scoring == "proportion":
        numerator, denominator = own["numerator"], own["population"]
        denominator -= own["unknown"] if indicator.missing == "exclude" else 0
        value = Fraction(100 * numerator, denominator)
    else:
        numerator, denominator = own.get("sum", own["population"]), divisor["population"]
        value = Fraction(numerator, denominator)
    below = (divisor["population"], divisor["population_unknown"]) if indicator.divisor else None
    return (
        own["population"], own["population_unknown"], own["unknown"], numerator, denominator,
        float(value), below,
    )


def of_rodiklis(told: list) -> dict:
    found = {}
    for figure in told:
        stratifier, value = next(iter(figure["group"].items()), ("", None))
        divisor = figure.get("divisor")
        place = (figure["indicator"], figure["period"]["label"], stratifier, value)
        found[place] = (
            figure["population"], figure["population_unknown"], figure["unknown"],
            figure.get("numerator"), figure.get("denominator"), figure["value"],
            (divisor["population"], divisor["population_unknown"]) if divisor else None,
        )
    return found
