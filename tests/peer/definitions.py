"""Definition files and workspaces, read as docs/definitions.md and docs/workspace.md describe them."""

import calendar
import datetime
import pathlib
import re
import tomllib
from collections.abc import Callable
from fractions import Fraction

# Folders of a library that hold no indicators.
OTHER = {"datasets", "rules", "frameworks", "assertions"}


def read(path: pathlib.Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


class Library:
    """Datasets by name and indicators by id, from all folders of a workspace's library."""

    def __init__(self, folders: list[pathlib.Path]):
        self.datasets: dict[str, dict] = {}
        self.indicators: dict[str, dict] = {}
        for folder in folders:
            for path in sorted(folder.rglob("*.toml")):
                kind = path.relative_to(folder).parts[0]
                definition = read(path)
                if kind == "datasets":
                    fields = {field["name"]: field for field in definition["field"]}
                    self.datasets[definition["name"]] = {**definition, "fields": fields}
                elif kind not in OTHER:
                    self.indicators[definition["id"]] = definition

    def behind(self, dataset: str, field: str) -> str:
        """The dataset to which a field refers."""
        return self.datasets[dataset]["fields"][field]["references"]


class Workspace:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.text = read(folder / "rodiklis.toml")
        self.settings = self.text.get("settings", {})
        self.library = Library([(folder / part).resolve() for part in self.text["library"]])
        spans = {span for word in self.text["periods"] for span in self.spans(word)}
        self.periods = sorted(spans)

    def spans(self, word: str) -> list[tuple[datetime.date, datetime.date]]:
        """First and last days of the periods that a word stands for."""
        day = datetime.date.fromisoformat
        if "/" in word:
            first, last = word.split("/")
            return [(day(first), day(last))]
        if ".." in word:
            first, last = map(int, word.split(".."))
            return [months(year, 1, 12) for year in range(first, last + 1)]
        if found := re.fullmatch(r"(\d{4})", word):
            return [months(int(found[1]), 1, 12)]
        if found := re.fullmatch(r"(\d{4})-Q(\d)", word):
            return [months(int(found[1]), int(found[2]) * 3 - 2, 3)]
        if found := re.fullmatch(r"(\d{4})-(\d\d)", word):
            return [months(int(found[1]), int(found[2]), 1)]
        if found := re.fullmatch(r"quarters-(\d{4})", word):
            return [months(int(found[1]), first, 3) for first in (1, 4, 7, 10)]
        if found := re.fullmatch(r"months-(\d{4})", word):
            return [months(int(found[1]), month, 1) for month in range(1, 13)]
        if found := re.fullmatch(r"school-(\d{4})", word):
            return [months(int(found[1]), 9, 12)]
        if word == "year-to-date":
            last = self.text["report_date"]
            return [(last.replace(month=1, day=1), last)]
        raise SystemExit(f"{self.folder}: the period {word} is not known here")


def target(
    workspace: Workspace, indicator: dict, day: datetime.date
) -> Callable[[Fraction], bool] | None:
    """What tests a value by the target of a day. The workspace's targets replace all of the library's."""
    own = [t for t in workspace.text.get("target", []) if t["indicator"] == indicator["id"]]
    for found in own or indicator.get("target", []):
        if found.get("from", day) <= day <= found.get("to", day):
            if "at_least" in found:
                return lambda value: value >= Fraction(str(found["at_least"]))
            return lambda value: value <= Fraction(str(found["at_most"]))
    return None


def months(year: int, month: int, number: int) -> tuple[datetime.date, datetime.date]:
    end = year * 12 + month - 1 + number - 1
    last = calendar.monthrange(end // 12, end % 12 + 1)[1]
    return datetime.date(year, month, 1), datetime.date(end // 12, end % 12 + 1, last)
