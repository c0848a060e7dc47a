"""Conditions as SQL that DuckDB understands.

A condition is SQL already. What is of rodiklis' own is turned here: dotted fields, the period's days,
settings and functions.
"""

import re

TOKEN = re.compile(
    r"""\s+ | '(?:[^']|'')*' | \d+(?:\.\d+)? | [A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*
    | <> | <= | >= | [-+*=<>(),]""",
    re.VERBOSE,
)

WORDS = set(
    "and or not between in is null case when then else end true false date".split()
)

# Named apart from DuckDB's own `age`, which gives an interval.
FUNCTIONS = {
    "age": "own_age",
    "days_between": "own_days_between",
    "months_between": "own_months_between",
    "add_months": "own_add_months",
    "coalesce": "coalesce",
    "lower": "lower",
}

MACROS = """
create macro own_day_of_year(d) as month(d) * 100 + day(d);
create macro own_age(born, d) as
    year(d) - year(born) - if(own_day_of_year(d) < own_day_of_year(born), 1, 0);
create macro own_days_between(a, b) as date_diff('day', a, b);
create macro own_add_months(d, n) as cast(d + to_months(cast(n as integer)) as date);
create macro own_months(a, b) as (year(b) - year(a)) * 12 + month(b) - month(a);
create macro own_months_between(a, b) as
    own_months(a, b) - if(own_add_months(a, own_months(a, b)) > b, 1, 0);
create macro own_group(value) as case
    when typeof(value) <> 'BOOLEAN' then cast(value as varchar)
    when cast(value as varchar) = 'true' then 'yes'
    when cast(value as varchar) = 'false' then 'no' end;
"""


class Lowered:
    """The expressions of one population: their SQL, and the references that they follow."""

    def __init__(self, library, dataset: str, settings: dict, wanted: dict):
        self.library = library
        self.dataset = dataset
        self.settings = settings
        # Settings' names that the definition declares.
        self.wanted = wanted
        # (dataset, field) that are read, and the dotted references that are followed.
        self.fields: set[tuple[str, str]] = set()
        # Those of them that nobody need keep.
        self.optional: set[tuple[str, str]] = set()
        self.references: set[tuple[str, ...]] = set()
        self.unset: set[str] = set()

    def sql(self, text: str) -> str:
        pieces, at = [], 0
        tokens = []
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise SystemExit(f"not understood in a condition: {text[at:]!r} of {text!r}")
            if not found[0].isspace():
                tokens.append(found[0])
            at = found.end()
        tokens.reverse()
        while tokens:
            token = tokens.pop()
            if not (token[0].isalpha() or token[0] == "_"):
                pieces.append(token)
            elif token.lower() in WORDS:
                pieces.append(token.lower())
            elif tokens and tokens[-1] == "(":
                pieces.append(self.function(token.lower(), tokens))
            elif token in ("period_start", "period_end"):
                pieces.append(f"period.{token}")
            else:
                pieces.append(self.field(token))
        return f"({' '.join(pieces)})"

    def function(self, name: str, tokens: list[str]) -> str:
        if name != "setting":
            return FUNCTIONS[name]
        tokens.pop()
        setting = tokens.pop().strip("'")
        assert tokens.pop() == ")" and setting in self.wanted, setting
        if setting not in self.settings:
            self.unset.add(setting)
        return str(self.settings.get(setting, "null"))

    def field(self, dotted: str) -> str:
        *steps, name = dotted.split(".")
        here = self.dataset
        for step in steps:
            self.fields.add((here, step))
            here = self.library.behind(here, step)
        self.fields.add((here, name))
        self.references.update(tuple(steps[: n + 1]) for n in range(len(steps)))
        return f"{alias(tuple(steps))}.{quoted(name)}"

    def joins(self) -> str:
        """Fields behind a reference: of a key that occurs twice the first record; else missing."""
        joins = []
        for steps in sorted(self.references, key=len):
            here = self.dataset
            for step in steps[:-1]:
                here = self.library.behind(here, step)
            target = self.library.behind(here, steps[-1])
            key = self.library.datasets[target]["primary_key"]
            joins.append(
                f"left join {quoted('first ' + target)} {alias(steps)}"
                f" on {alias(steps[:-1])}.{quoted(steps[-1])} = {alias(steps)}.{quoted(key)}"
            )
        return "\n".join(joins)


def alias(steps: tuple[str, ...]) -> str:
    return quoted("record" + "".join("." + step for step in steps))


def quoted(name: str) -> str:
    return f'"{name}"'
