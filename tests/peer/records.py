"""The checked records that `examples/records.rs` writes, as tables of DuckDB."""

import pathlib

import duckdb

from definitions import Workspace
from lowering import MACROS, Lowered, quoted


class Records:
    """The checked records of a workspace as tables of DuckDB."""

    def __init__(self, workspace: Workspace, folder: pathlib.Path, kept: dict[str, list[str]]):
        self.workspace = workspace
        self.kept = kept
        self.base = duckdb.connect()
        self.base.execute("set threads = 1")
        self.base.execute(MACROS)
        self.ask(workspace.periods)
        self.present = {path.stem for path in folder.glob("*.parquet")}
        for name in sorted(self.present):
            self.load(name, folder / f"{name}.parquet")

    def ask(self, periods: list) -> None:
        """What is counted next is counted in these periods."""
        columns = "(number int, period_start date, period_end date)"
        self.base.execute(f"create or replace table periods {columns}")
        self.base.executemany(
            "insert into periods values (?, ?, ?)",
            [(number, *span) for number, span in enumerate(periods)],
        )

    def load(self, name: str, path: pathlib.Path) -> None:
        dataset = self.workspace.library.datasets[name]
        columns = ", ".join(
            f"cast({quoted(field)} as decimal(18, 0)) * 0.000001::decimal(7, 6) as {quoted(field)}"
            if how["type"] == "number"
            else quoted(field)
            for field, how in dataset["fields"].items()
        )
        self.base.execute(
            f"create table {quoted(name)} as select file_row_number as line, {columns}"
            f" from read_parquet('{path}', file_row_number = true)"
        )
        if key := dataset.get("primary_key"):
            self.base.execute(
                f"create table {quoted('first ' + name)} as from {quoted(name)}"
                f" where {quoted(key)} is not null"
                f" qualify row_number() over (partition by {quoted(key)} order by line) = 1"
            )

    def lacks(self, lowered: Lowered) -> bool:
        """Whether a dataset has no records here, or a field is kept by nobody."""
        return any(
            dataset not in self.present
            or (dataset in self.kept and field not in self.kept[dataset])
            for dataset, field in (lowered.fields - lowered.optional)
            | {(lowered.dataset, self.some(lowered.dataset))}
        )

    def some(self, dataset: str) -> str:
        """A field that is surely kept, for populations that read none."""
        return next(iter(self.kept.get(dataset, ["?"])), "?")
