"""Writes a made-up workspace of service deliveries, once as Parquet and once as CSV.

    python3 benches/generate.py TARGET [ROWS]

Same arguments, same records: every value is mixed from the record's number by plain integer
arithmetic, so that no version of a random generator or of a hash can change it.
"""

import pathlib
import sys

import duckdb

CHILDREN = 60_000
FAMILIES = 45_000
# 2022-01-01 … 2024-12-31
DAYS = 1096

WORKSPACE = """\
languages = ["lt", "en"]
report_date = 2025-01-20
periods = ["2022", "2023", "2024"]

[provider]
name.lt = "Išgalvota savivaldybė"
name.en = "A made-up municipality"
"""

SOURCE = """
[[source]]
dataset = "{dataset}"
files = ["{dataset}.{format}"]
"""

# Two rounds of a multiplicative generator modulo the prime 2^31 - 1, with a shift between them.
MIX = """
create macro round(x, salt) as ((x + salt * 7919 + 1) * 48271) % 2147483647;
create macro mix(x, salt) as (xor(round(x, salt), round(x, salt) >> 13) * 69621) % 2147483647;
create macro one_of(x, salt, list) as list[1 + mix(x, salt) % len(list)];
create macro family_id(x) as printf('F%06d', x);
create macro child_id(x) as printf('GC-%06d', x);
"""

FAMILY_ROWS = f"""
select
    family_id(i) as family_id,
    case when mix(i, 1) % 50 > 0 then one_of(i, 2,
        ['kin_guardian', 'guardian', 'on_duty_carer', 'adoptive_parent', 'family_home']) end
        as carer_type,
    date '2015-01-01' + cast(mix(i, 3) % 2500 as integer) as status_from,
    cast(null as date) as status_to,
    1 + mix(i, 4) % 5 as max_children,
    mix(i, 5) % 4 = 0 as emergency_24h
from range({FAMILIES}) t(i)
order by i
"""

# One child in fifty has no family in the register, one in thirty no sex. Nobody is registered before birth or after the
# first delivery, and nobody leaves before coming: what contradicts itself is another measurement.
CHILD_ROWS = f"""
select
    child_id(i) as child_id,
    date '2004-01-01' + cast(mix(i, 11) % 6500 as integer) as birth_date,
    case when mix(i, 12) % 30 > 0 then one_of(i, 13, ['female', 'male']) end as sex,
    mix(i, 14) % 12 = 0 as disability,
    case when mix(i, 15) % 50 > 0 then family_id(mix(i, 16) % {FAMILIES}) end as family,
    cast(null as varchar) as sibling_group,
    greatest(date '2004-01-01' + cast(mix(i, 11) % 6500 as integer),
        date '2016-01-01' + cast(mix(i, 17) % 2190 as integer)) as registered_from,
    case when mix(i, 18) % 5 = 0
        then date '2023-01-01' + cast(mix(i, 19) % 700 as integer) end as registered_to,
    case when mix(i, 18) % 5 = 0 then one_of(i, 20,
        ['returned_to_family', 'guardian', 'adopted', 'majority', 'other']) end as exit_reason
from range({CHILDREN}) t(i)
order by i
"""

# A register grows by the day. Six of a hundred services were not held, of one of a hundred it is
# not known; one of two hundred has no recipient, one of two hundred names a child that is in no
# register; one of fifty has no duration.
DELIVERY_ROWS = """
select
    date '2022-01-01' + cast(i * {days} // {rows} as integer) as delivered_on,
    case
        when mix(i, 31) % 200 = 0 then null
        when mix(i, 31) % 200 = 1 then printf('GC-X%05d', mix(i, 32) % 500)
        when mix(i, 31) % 200 < 140 then child_id(mix(i, 33) % {children})
    end as child,
    case when mix(i, 31) % 200 >= 140 then family_id(mix(i, 34) % {families}) end as family,
    case when mix(i, 31) % 200 between 1 and 139 then 'child'
        when mix(i, 31) % 200 >= 140 then 'carer' end as recipient_kind,
    one_of(i, 35, ['psychologist', 'lawyer', 'coordinator', 'counselling', 'information',
        'mediation', 'crisis', 'family_contact', 'respite']) as service,
    case when mix(i, 36) % 25 > 0 then
        one_of(i, 37, ['psychologist', 'lawyer', 'coordinator', 'social_worker']) end as specialist,
    case when mix(i, 38) % 50 > 0 then 15 * (1 + mix(i, 39) % 16) end as minutes,
    case when mix(i, 40) % 100 > 0 then mix(i, 41) % 100 >= 6 end as took_place
from range({rows}) t(i)
order by i
"""


def main() -> None:
    target = pathlib.Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    base = duckdb.connect()
    base.execute("set threads = 2")
    base.execute("set preserve_insertion_order = true")
    base.execute(MIX)
    deliveries = DELIVERY_ROWS.format(
        days=DAYS, rows=rows, children=CHILDREN, families=FAMILIES
    )
    tables = {"families": FAMILY_ROWS, "children": CHILD_ROWS, "service_deliveries": deliveries}
    options = {
        # DuckDB's own size of a row group: 122 880 rows.
        "parquet": "format parquet, compression zstd",
        "csv": "format csv, header",
    }
    for kind, how in options.items():
        folder = target / kind
        folder.mkdir(parents=True, exist_ok=True)
        workspace = WORKSPACE
        for name, query in tables.items():
            base.execute(f"copy ({query}) to '{folder / name}.{kind}' ({how})")
            workspace += SOURCE.format(dataset=name, format=kind)
        (folder / "rodiklis.toml").write_text(workspace)


if __name__ == "__main__":
    main()
