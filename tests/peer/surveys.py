"""What is told of a survey beside its share, counted as docs/statistics.md explains it.

Names are those of `rodiklis compute --format json`, so that both sides are flattened alike.
"""

import math
from fractions import Fraction

import counting
from counting import Part
from definitions import Workspace, target
from records import Records

# The normal distribution's quantile of 97.5 %.
Z = 1.959963984540054


def is_survey(indicator: dict) -> bool:
    return any(key in indicator for key in ("answers", "eligible", "invited"))


def recounted(records: Records, workspace: Workspace, indicator: dict, **changes):
    """Tallies of an indicator of which something is changed; None where its data are not kept."""
    part = Part(workspace, {**indicator, "crosses": [], **changes}, "population")
    if part.lowered.unset or records.lacks(part.lowered):
        return None
    return counting.count(records, workspace, part)


class Stage:
    """How many people could answer, or were invited: what another indicator counts."""

    def __init__(self, records: Records, workspace: Workspace, said: str | dict | None, unkept: set):
        self.tallies, self.stratifiers, self.other = None, set(), None
        self.unkept = unkept
        if said is None:
            return
        said = {"of": said} if isinstance(said, str) else said
        other = workspace.library.indicators[said["of"]]
        self.scoring, self.other = other["scoring"], other
        population = dict(other["population"])
        if "where" in said:
            population["where"] = f"({population.get('where', 'TRUE')}) AND ({said['where']})"
        stratifiers = other.get("stratifiers", {}) | said.get("by", {})
        changed = {"population": population, "stratifiers": stratifiers}
        self.tallies = recounted(records, workspace, other, **changed)
        part = Part(workspace, {**other, **changed}, "population")
        self.stratifiers = set(part.stratifiers(records, workspace))

    def is_kept(self, number: int) -> bool:
        """Whether somebody kept the register in the period."""
        return self.other is None or (self.other["id"], number) not in self.unkept

    def people(self, number: int, group: tuple) -> int | None:
        """People of a period and a group; None where nobody knows."""
        if not self.is_kept(number):
            return None
        if self.tallies is None or not {name for name, _ in group} <= self.stratifiers:
            return None
        if any(value is None for _, value in group):
            return None
        tally = self.tallies.get((number, group))
        if tally is None or tally.unknown:
            return None
        return tally.denominator if self.scoring == "count" else int(tally.sum)

    def groups(self, number: int, name: str) -> set:
        """Groups of a stratifier that are told of the period."""
        if not self.is_kept(number):
            return set()
        return {
            group
            for told, group in self.tallies or {}
            if told == number and len(group) == 1 and group[0][0] == name and group[0][1] is not None
        }


class Survey:
    """A survey's indicator; `figures` are its own by the number of the period and the group."""

    def __init__(self, records: Records, workspace: Workspace, indicator: dict, figures: dict, unkept: set):
        self.workspace, self.indicator, self.figures = workspace, indicator, figures
        self.eligible = Stage(records, workspace, indicator.get("eligible"), unkept)
        self.invited = Stage(records, workspace, indicator.get("invited"), unkept)
        part = Part(workspace, indicator, "population")
        self.stratifiers = sorted(part.stratifiers(records, workspace))
        self.answers = indicator.get("answers", {})
        # Usable answers by the number of the period and the step, or the voice.
        self.steps, self.voices = {}, {}
        if self.answers:
            steps = range(1, len(self.answers["labels"]["lt"]) + 1)
            bands = {str(step): (step, step) for step in steps}
            by = {"answer": {"of": self.answers["of"], "bands": bands}}
            if "voice" in self.answers:
                by["voice"] = self.answers["voice"]
            each = {"answer": self.steps, "voice": self.voices}
            tallies = recounted(records, workspace, indicator, stratifiers=by)
            for (number, group), tally in tallies.items():
                for name, value in group:
                    each[name][number, value] = tally.denominator

    def told(self, number: int, items: list["Survey"]) -> dict:
        """All that is told of one period."""
        whole = self.flow(number, ())
        told = {"flow": whole, "groups": self.groups(number)}
        voices = {
            code or "unknown": self.voices.get((number, code), 0)
            for code in ("self", "assisted", "proxy", None)
        }
        if sum(voices.values()) > voices["unknown"]:
            told["voices"] = voices
        if not self.answers:
            return told
        steps = self.distribution(number)
        if sum(steps) + self.no_opinion(number):
            told["distribution"] = described(steps) | {"no_opinion": self.no_opinion(number)}
            told["sensitivity"] = self.sensitivity(number, items)
        favourable = int(self.figures[number, ()]["numerator"])
        answers, people = whole["usable"], whole["eligible"]
        if people and answers <= people:
            told["bounds"] = [
                percent(favourable, people),
                percent(favourable + people - answers, people),
            ]
            if answers * 20 >= people:
                told["finite_population_interval"] = finite(favourable, answers, people)
        return told

    def flow(self, number: int, group: tuple) -> dict:
        figure = self.figures.get((number, group), {"population": 0, "denominator": 0})
        usable = figure["value" if figure.get("denominator") is None else "denominator"]
        stages = {
            "eligible": self.eligible.people(number, group),
            "invited": self.invited.people(number, group),
            "returned": figure["population"],
            "usable": int(usable),
        }
        rates = {}
        for part, of in [
            ("invited", "eligible"),
            ("returned", "invited"),
            ("usable", "invited"),
            ("usable", "eligible"),
        ]:
            if stages[of] and stages[part] is not None and stages[part] <= stages[of]:
                rates[f"{part}_of_{of}"] = stages[part] / stages[of]
        return stages | rates

    def groups(self, number: int) -> list[dict]:
        told = []
        for name in self.stratifiers:
            groups = {
                group
                for period, group in self.figures
                if period == number and len(group) == 1 and group[0][0] == name
            }
            groups |= self.eligible.groups(number, name) | self.invited.groups(number, name)
            for group in sorted(groups, key=lambda group: group[0][1] or ""):
                flow = self.flow(number, group)
                told.append({"stratifier": name, "value": group[0][1], "flow": flow})
        return told

    def distribution(self, number: int) -> list[int]:
        """Answers by step, from the least favourable."""
        labels = len(self.answers["labels"]["lt"])
        steps = [self.steps.get((number, str(step)), 0) for step in range(1, labels + 1)]
        return steps[::-1] if self.answers.get("reversed") else steps

    def no_opinion(self, number: int) -> int:
        return self.figures[number, ()]["excluded"].get(self.answers.get("no_opinion"), 0)

    def sensitivity(self, number: int, items: list["Survey"]) -> list[dict]:
        steps = self.distribution(number)
        cuts = [("top_1", False, steps[-1:], steps)]
        if len(steps) >= 4:
            cuts.append(("top_2", False, steps[-2:], steps))
        if len(steps) % 2:
            cuts.append(("neutral_and_above", False, steps[len(steps) // 2 :], steps))
        no_opinion = {False: self.no_opinion(number)}
        each = [(item.distribution(number), item.no_opinion(number)) for item in items]
        each = [(steps, others) for steps, others in each if sum(steps) + others]
        if len({len(steps) for steps, _ in each}) == 1:
            together = [sum(step) for step in zip(*(steps for steps, _ in each))]
            no_opinion[True] = sum(others for _, others in each)
            if len(together) >= 4:
                cuts.append(("top_2", True, together[-2:], together))
        aim = target(self.workspace, self.indicator, self.workspace.periods[number][1])
        told = []
        for cut, of_items, taken, all_steps in cuts:
            for with_no_opinion in (False, True):
                answers = sum(all_steps) + (no_opinion[of_items] if with_no_opinion else 0)
                told.append({
                    "cut": cut,
                    "of_items": of_items,
                    "with_no_opinion": with_no_opinion,
                    "favourable": sum(taken),
                    "answers": answers,
                    "value": percent(sum(taken), answers),
                    "meets": aim(Fraction(100 * sum(taken), answers)) if aim and answers else None,
                })
        return told


def numbers(records: Records, workspace: Workspace, figures: dict, tells, unkept: set) -> dict:
    """What is told of each survey in each period; `unkept` are indicators and periods without a register."""
    told = {
        identifier: Survey(records, workspace, indicator, figures[identifier], unkept)
        for identifier, indicator in workspace.library.indicators.items()
        if identifier in figures and is_survey(indicator)
    }
    flat = {}
    for identifier, survey in told.items():
        items = [told[item] for item in survey.answers.get("items", []) if item in told]
        for number, span in enumerate(workspace.periods):
            if (identifier, number) in unkept:
                continue
            told_here = survey.told(number, items)
            for name, says in found(survey, told_here).items():
                tells[f"{identifier}.{name}"] += says
            flat[identifier, tuple(map(str, span))] = flattened(told_here)
    return flat


def found(survey: Survey, told: dict) -> dict[str, bool]:
    """Which numbers and parts that the definition leads one to expect say something."""
    flat = flattened(told["flow"], "flow")
    parts = {f"flow.{stage}": stage in survey.indicator for stage in ("eligible", "invited")}
    says = {name: bool(number) for name, number in flat.items() if parts.get(name, True)}
    for group in told["groups"]:
        for name, number in group["flow"].items():
            if number is not None:
                key = f"groups.{group['stratifier']}.{name}"
                says[key] = says.get(key, False) or bool(number)
    expected = ["distribution", "sensitivity"] * bool(survey.answers)
    expected += ["voices"] * ("voice" in survey.answers)
    expected += ["bounds", "finite_population_interval"] * (
        "answers" in survey.indicator and "eligible" in survey.indicator
    )
    for part in expected:
        inner = flattened(told.get(part, {}), part)
        says |= {part: part in told} | {
            name: bool(number)
            for name, number in inner.items()
            if isinstance(number, (int, float))
            and not isinstance(number, bool)
            and (name != "distribution.no_opinion" or "no_opinion" in survey.answers)
        }
    return says


def described(steps: list[int]) -> dict:
    answers = sum(steps)
    each = [step for step, number in enumerate(steps, 1) for _ in range(number)]
    middle = each[(answers - 1) // 2 : answers // 2 + 1]
    told = {"steps": steps, "mean": None, "median": None}
    if answers:
        told["mean"] = float(Fraction(sum(each), answers))
        told["median"] = float(Fraction(sum(middle), len(middle)))
        told["top_1"] = percent(steps[-1], answers)
    if answers and len(steps) >= 4:
        told["top_2"] = percent(sum(steps[-2:]), answers)
        told["bottom_2"] = percent(sum(steps[:2]), answers)
    return told


def percent(part: int, whole: int) -> float | None:
    return float(Fraction(100 * part, whole)) if whole else None


def finite(favourable: int, answers: int, people: int) -> dict:
    """Wilson's interval for `answers` of so many people, within the bounds."""
    p = favourable / answers
    squared = Z * Z * (people - answers) / (people - 1) if people > 1 else 0
    middle = 2 * favourable + squared
    half = math.sqrt(squared * (squared + 4 * favourable * (1 - p)))
    below = 2 * (answers + squared)
    lower = max((middle - half) / below, favourable / people)
    upper = min((middle + half) / below, (favourable + people - answers) / people)
    lower, upper = round(100 * lower, 6), round(100 * upper, 6)
    return {"level": 0.95, "lower": lower, "upper": upper, "method": "wilson"}


def flattened(told, name: str = "") -> dict:
    """Nested numbers by one name each; entries of a list by what they are of."""
    if isinstance(told, dict):
        inner = told.items()
    elif isinstance(told, list):
        inner = [(of(entry, number), entry) for number, entry in enumerate(told)]
    else:
        return {name: told}
    flat = {}
    for key, value in inner:
        flat |= flattened(value, f"{name}.{key}" if name else key)
    return flat


def of(entry, number: int) -> str:
    if not isinstance(entry, dict):
        return str(number)
    if "cut" in entry:
        items, with_all = " of items" * entry["of_items"], " with no opinion" * entry["with_no_opinion"]
        return entry["cut"] + items + with_all
    return f"{entry['stratifier']}={entry['value']}"
