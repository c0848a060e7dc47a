"""Figures from counts, as docs/statistics.md describes them."""

import decimal
from fractions import Fraction

from counting import Tally


def figure(indicator: dict, tally: Tally, divisor: Tally | None) -> dict:
    """The figure of docs/statistics.md."""
    numerator, denominator, value = None, None, None
    scoring = indicator["scoring"]
    divide_by = Fraction(indicator.get("divide_by", 1))
    if scoring == "count":
        value = Fraction(tally.denominator)
    elif scoring == "sum":
        value = None if nothing_known(tally) else Fraction(tally.sum) / divide_by
    elif scoring == "proportion":
        missing = indicator.get("missing", "not_in_numerator")
        numerator = tally.numerator + (tally.unknown if missing == "in_numerator" else 0)
        denominator = tally.denominator - (tally.unknown if missing == "exclude" else 0)
        value = Fraction(100 * numerator, denominator) if denominator else None
    elif scoring == "ratio":
        numerator, denominator = (
            part.denominator if part.sum is None else part.sum for part in (tally, divisor)
        )
        if denominator > 0 and not nothing_known(tally) and not nothing_known(divisor):
            per = Fraction(str(indicator.get("per", 1)))
            value = Fraction(numerator) * per / Fraction(denominator)
    else:
        values = tally.values
        denominator = len(values)
        if scoring == "mean":
            numerator = sum(values, decimal.Decimal(0))
        middle = values[(len(values) - 1) // 2 : len(values) // 2 + 1]
        taken = values if scoring == "mean" else middle
        value = sum(map(Fraction, taken)) / len(taken) / divide_by if values else None
    as_json = lambda number: None if number is None else float(Fraction(number))
    return {
        "population": tally.population,
        "population_unknown": tally.population_unknown,
        "excluded": tally.excluded,
        "unknown": tally.unknown,
        "numerator": as_json(numerator),
        "denominator": as_json(denominator),
        "value": as_json(value),
        "divisor": {
            "population": divisor.population,
            "population_unknown": divisor.population_unknown,
            "excluded": divisor.excluded,
            "unknown": divisor.unknown,
        }
        if divisor
        else {},
        "overlap": {name: numbers[2] for name, numbers in tally.overlaps.items()},
    }


def nothing_known(tally: Tally) -> bool:
    """Whether values are summed, there are units, and the value of every one is unknown."""
    return tally.sum is not None and 0 < tally.denominator == tally.unknown
