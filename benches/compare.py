"""Runs `rodiklis compute` and DuckDB over the records of generate.py, and compares.

    python3 benches/compare.py RODIKLIS DATA [ROUNDS [parquet] [csv] [many]]

`parquet` and `csv` are five indicators of the catalogue in three years; `many` those of many.py in twelve
quarters. Without a name: the first two.

The two alternate, each in a process of its own with two threads. Every count must agree: the SQL
below was written from the definitions' words and is the second computation. Prints the median of
the wall and the processor time, the largest peak of resident memory, and the ratios of the two.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import many_sql

THREADS = "2"
# A group's value that is not known.
UNKNOWN = "?"

# One scan. Records are first brought together by what the indicators ask of them, and children and
# families are looked up for what is left. Grouping sets over the same scan, one scan per grouping and
# numbers instead of names of children were tried: all were slower or needed more memory.
COUNTS = """
with deliveries as materialized (
    select year(delivered_on) as period,
        took_place, service, specialist, recipient_kind, minutes, child, family
    from {deliveries}
    where delivered_on between date '2022-01-01' and date '2024-12-31'
),
records as (
    select period, took_place, service, specialist, recipient_kind,
        count(*) as records, count(minutes) as timed, sum(minutes) as minutes
    from deliveries group by all
),
-- A record that may not have taken place makes its unit unknown, if no other surely makes it one.
children as materialized (
    select period, service, child, sex, sure, case
            when birth_date is null then null
            -- Nobody's birthday is after the last day of December.
            when greatest(period - year(birth_date), 0) <= 3 then '0-3'
            when period - year(birth_date) <= 6 then '4-6'
            when period - year(birth_date) <= 9 then '7-9'
            when period - year(birth_date) <= 14 then '10-14'
            when period - year(birth_date) <= 17 then '15-17'
            when period - year(birth_date) <= 24 then '18-24'
        end as age_band
    from (
        select period, service, child, bool_or(took_place) as sure
        from deliveries
        where took_place is distinct from false and child is not null
        group by all
    ) left join {children} on child = child_id
),
each_child as (
    select period, child, any_value(sex) as sex, any_value(age_band) as age_band,
        bool_or(sure) as sure
    from children group by period, child
),
families as materialized (
    select d.period, coalesce(d.family, c.family) as family,
        coalesce(f.carer_type, g.carer_type) as carer_type,
        bool_or(sure) as sure, sum(records) as records
    from (
        select period, child, family, bool_or(took_place) as sure, count(*) as records
        from deliveries where took_place is distinct from false group by all
    ) d
    left join {children} c on d.child = c.child_id
    left join {families} f on d.family = f.family_id
    left join {families} g on c.family = g.family_id
    group by all
),
each_family as (
    select period, family, bool_or(sure) as sure, sum(records) as records
    from families group by period, family
),
answer as (
    -- service_deliveries, service_hours
    select 'service_deliveries' as indicator, period, g.name as stratifier, g.value as value,
        sum(records) filter (took_place) as population,
        sum(records) filter (took_place is null) as population_unknown,
        0 as unknown, null as numerator, null as denominator,
        sum(records) filter (took_place) as result
    from records, unnest([
        {{'name': '', 'value': null}}, {{'name': 'service', 'value': service}},
        {{'name': 'specialist', 'value': specialist}},
        {{'name': 'recipient_kind', 'value': recipient_kind}},
        {{'name': 'recipient_kind,service',
          'value': coalesce(recipient_kind, '?') || ',' || coalesce(service, '?')}}]) t(g)
    where coalesce(took_place, true)
    group by all
    union all
    select 'service_hours', period, g.name, g.value,
        sum(records) filter (took_place), sum(records) filter (took_place is null),
        sum(records - timed) filter (took_place), null, null,
        coalesce(sum(minutes) filter (took_place), 0)
    from records, unnest([
        {{'name': '', 'value': null}}, {{'name': 'service', 'value': service}},
        {{'name': 'specialist', 'value': specialist}}]) t(g)
    where coalesce(took_place, true)
    group by all
    union all
    select 'no_shows', period, g.name, g.value,
        sum(records), 0, sum(records) filter (took_place is null),
        sum(records) filter (not took_place), sum(records) filter (took_place is not null), null
    from records, unnest([
        {{'name': '', 'value': null}}, {{'name': 'service', 'value': service}}]) t(g)
    group by all
    union all
    select 'children_served', period, g.name, g.value,
        count(*) filter (sure), count(*) filter (sure is null), 0, null, null,
        count(*) filter (sure)
    from each_child, unnest([
        {{'name': '', 'value': null}}, {{'name': 'sex', 'value': sex}},
        {{'name': 'age_band', 'value': age_band}},
        {{'name': 'age_band,sex',
          'value': coalesce(age_band, '?') || ',' || coalesce(sex, '?')}}]) t(g)
    group by all
    union all
    select 'children_served', period, g.name, g.value,
        count(*) filter (sure), count(*) filter (sure is null), 0, null, null,
        count(*) filter (sure)
    from children, unnest([
        {{'name': 'service', 'value': service}},
        {{'name': 'age_band,service',
          'value': coalesce(age_band, '?') || ',' || coalesce(service, '?')}}]) t(g)
    group by all
    union all
    -- A service whose family is not known might be any family's.
    select 'families_served', period, '', null,
        count(family) filter (sure),
        count(family) filter (sure is null)
            + coalesce(sum(records) filter (family is null), 0), 0, null, null,
        count(family) filter (sure)
    from each_family group by period
    union all
    select 'families_served', period, 'carer_type', carer_type,
        count(*) filter (sure), count(*) filter (sure is null), 0, null, null,
        count(*) filter (sure)
    from families where family is not null group by period, carer_type
)
select indicator, period, stratifier, value, coalesce(population, 0)::bigint,
    coalesce(population_unknown, 0)::bigint, coalesce(unknown, 0)::bigint,
    numerator::bigint, denominator::bigint, result::bigint
from answer
"""

READERS = {
    "parquet": "read_parquet('{path}')",
    "csv": "read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '\"',"
    " columns = {columns})",
}

COLUMNS = {
    "service_deliveries": {
        "delivered_on": "DATE", "child": "VARCHAR", "family": "VARCHAR",
        "recipient_kind": "VARCHAR", "service": "VARCHAR", "specialist": "VARCHAR",
        "minutes": "BIGINT", "took_place": "BOOLEAN",
    },
    "children": {
        "child_id": "VARCHAR", "birth_date": "DATE", "sex": "VARCHAR", "disability": "BOOLEAN",
        "family": "VARCHAR", "sibling_group": "VARCHAR", "registered_from": "DATE",
        "registered_to": "DATE", "exit_reason": "VARCHAR",
    },
    "families": {
        "family_id": "VARCHAR", "carer_type": "VARCHAR", "status_from": "DATE",
        "status_to": "DATE", "max_children": "BIGINT", "emergency_24h": "BOOLEAN",
    },
}


def sql(folder: pathlib.Path) -> str:
    kind = folder.name
    tables = {
        name: READERS[kind].format(path=folder / f"{name}.{kind}", columns=columns)
        for name, columns in COLUMNS.items()
    }
    return COUNTS.format(
        deliveries=tables["service_deliveries"],
        children=tables["children"],
        families=tables["families"],
    )


def duckdb_process(folder: pathlib.Path) -> None:
    """The child process: runs the query and prints its rows as JSON."""
    import duckdb

    if folder.name == "many":
        return json.dump(many_sql.counts(folder.with_name("parquet"), THREADS), sys.stdout)
    base = duckdb.connect()
    base.execute(f"set threads = {THREADS}")
    base.execute("set preserve_insertion_order = false")
    json.dump(base.execute(sql(folder)).fetchall(), sys.stdout)


def measured(command: list[str]) -> tuple[float, float, float, bytes]:
    """Wall seconds, processor seconds, peak megabytes and the output of a process."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"POLARS_MAX_THREADS": THREADS},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{command} ended with {process.returncode}")
        output.seek(0)
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.read()


def of_rodiklis(output: bytes) -> dict:
    counts = {}
    for figure in json.loads(output)["figures"]:
        group = sorted(figure["group"].items())
        stratifier = ",".join(name for name, _ in group)
        value = ",".join(value or UNKNOWN for _, value in group)
        result = figure["value"]
        if figure["indicator"] == "service_hours":
            result = round(result * 60)
        if figure["indicator"] == "no_shows":
            result = None
        key = (figure["indicator"], int(figure["period"]["label"]), stratifier, value)
        counts[key] = (
            figure["population"],
            figure["population_unknown"],
            figure["unknown"],
            figure.get("numerator"),
            figure.get("denominator"),
            None if result is None else int(result),
        )
    return counts


def of_duckdb(output: bytes) -> dict:
    return {
        (indicator, period, stratifier, value or (UNKNOWN if stratifier else "")): tuple(counts)
        for indicator, period, stratifier, value, *counts in json.loads(output)
    }


def compare(mine: dict, theirs: dict) -> None:
    asked = {key[0] for key in theirs}
    mine = {key: counts for key, counts in mine.items() if key[0] in asked}
    differences = [
        f"{key}: rodiklis {mine.get(key)}, DuckDB {theirs.get(key)}"
        for key in sorted(mine.keys() | theirs.keys(), key=str)
        if mine.get(key) != theirs.get(key)
    ]
    if differences:
        sys.exit("counts differ:\n" + "\n".join(differences))


def main() -> None:
    if sys.argv[1] == "--duckdb":
        return duckdb_process(pathlib.Path(sys.argv[2]))
    program, data = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    for kind in sys.argv[4:] or ("parquet", "csv"):
        folder = data / kind
        commands = {
            "rodiklis": [program, "compute", str(folder), "--format", "json"],
            "DuckDB": [sys.executable, __file__, "--duckdb", str(folder)],
        }
        runs = {name: [] for name in commands}
        for _ in range(rounds):
            outputs = {}
            for name, command in commands.items():
                *measures, outputs[name] = measured(command)
                runs[name].append(measures)
            if kind == "many":
                mine = many_sql.of_rodiklis(json.loads(outputs["rodiklis"])["figures"])
                theirs = many_sql.figures(json.loads(outputs["DuckDB"]))
            else:
                mine, theirs = of_rodiklis(outputs["rodiklis"]), of_duckdb(outputs["DuckDB"])
            compare(mine, theirs)
        found = {}
        for name, run in runs.items():
            wall, cpu, peak = zip(*run)
            found[name] = (statistics.median(wall), statistics.median(cpu), max(peak))
            wall, cpu, peak = found[name]
            print(f"{kind:8} {name:9} {wall:7.2f} s wall {cpu:7.2f} s cpu {peak:7.0f} MB")
        wall, cpu, peak = (a / b for a, b in zip(found["rodiklis"], found["DuckDB"]))
        print(f"{kind:8} {'ratio':9} {wall:9.2f} wall {cpu:9.2f} cpu {peak:7.2f} memory")
        load = " ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"{kind:8} {len(theirs)} figures agree in every count; load {load}", flush=True)


if __name__ == "__main__":
    main()
