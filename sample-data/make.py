#!/usr/bin/env python3
"""Writes the sample workspaces of the four institutions of the seeds, and the figures that they must yield.

Every child, family and member of staff is made up. The numbers that the institutions publish (SEEDS.md lists them with their
sentences) come out of the rows below. The figures in tests/truth/ are worked out here by plain loops over these rows, never
by rodiklis and never from the files. Run it from anywhere: python3 sample-data/make.py. It needs openpyxl. It writes the same
bytes each time.
"""

import csv
import io
import json
import re
import zipfile
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = Path(__file__).resolve().parent
TRUTH = HERE.parent / "tests" / "truth"
MONTHS = ["sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"]
D = date


# ---------------------------------------------------------------- how offices write

def day(value, form=0, open_end=""):
    """A date in one of the forms that offices use; real dates where the form says so."""
    if value is None:
        return open_end
    return [
        value.isoformat(),
        value.strftime("%Y %m %d"),
        f"{value.year} m. {MONTHS[value.month - 1]} {value.day} d.",
        value.strftime("%Y.%m.%d"),
        value,
    ][form % 5]


def yes(value):
    return {True: "taip", False: "ne", None: ""}[value]


def comma(value):
    return f"{value:g}".replace(".", ",")


def write_csv(path, header, rows, encoding="utf-8-sig", title=None):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if title:
        writer.writerow([title] + [""] * (len(header) - 1))
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell.isoformat() if isinstance(cell, date) else cell for cell in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue().encode(encoding))


def write_xlsx(path, sheets):
    """`sheets`: (name, title, header, rows, total row or None). The file's bytes carry no time."""
    book = Workbook()
    book.remove(book.active)
    for name, title, header, rows, total in sheets:
        sheet = book.create_sheet(name)
        if title:
            sheet.append([title])
            sheet["A1"].font = Font(bold=True)
            sheet.append([])
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        if total:
            sheet.append(total)
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, date):
                    cell.number_format = "yyyy-mm-dd"
    raw = io.BytesIO()
    book.save(raw)
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-02T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, (2025, 1, 2, 0, 0, 0)), content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(fixed.getvalue())


def write_truth(name, truth):
    text = json.dumps(truth, ensure_ascii=False, indent=1, sort_keys=True)
    (TRUTH / f"{name}.json").write_text(text + "\n", encoding="utf-8")


# ---------------------------------------------------------------- plain counting

def age(birth, on):
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def band(birth, on):
    """The age band of children_on_last_day."""
    years = age(birth, on)
    return next((f"{low}-{high}" for low, high in ((0, 3), (4, 6), (7, 9), (10, 14), (15, 17)) if low <= years <= high), "unknown")


def add_months(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def there_on(start, end, on):
    return start <= on and (end is None or end > on)


def days_in(start, end, first, last):
    """Days of a stay within the period; the day of departure is no day of it."""
    count = 0
    on = first
    while on <= last:
        if there_on(start, end, on):
            count += 1
        on += timedelta(days=1)
    return count


def tally(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def share(rows, test):
    return {"numerator": sum(1 for row in rows if test(row)), "denominator": len(rows)}


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def staff_truth(staff, last):
    """`staff`: code, role, posts, from, to, attested until, GIMK."""
    present = [s for s in staff if there_on(s[3], s[4], last)]
    return {
        "staff_on_last_day": {"value": len(present), "by": {"role": tally(s[1] for s in present)}},
        "staff_fte_on_last_day": sum(s[2] for s in present),
        "attested_staff_on_last_day": sum(1 for s in present if s[5] is not None and s[5] >= last),
        "gimk_trained_staff": share(present, lambda s: s[6] is True),
    }


ROLE_WORDS = {
    "coordinator": "globos koordinatorius", "psychologist": "psichologas", "lawyer": "teisininkas", "social_worker": "socialinis darbuotojas",
    "care_worker": "individualios priežiūros darbuotojas", "housekeeper": "ūkvedys", "trainer": "GIMK rengėjas", "manager": "direktorius",
    "other": "kitas darbuotojas",
}


def write_staff(path, title, staff):
    rows = [
        [number + 1, s[0], ROLE_WORDS[s[1]], comma(s[2]) if number % 3 else s[2], day(s[3], number % 3), day(s[4], 0), day(s[5], 0), yes(s[6])]
        for number, s in enumerate(staff)
    ]
    here = [s for s in staff if s[4] is None]
    total = ["", f"Iš viso: {len(here)} darbuotojų", "", "", "", "", "", ""]
    header = ["Eil. Nr.", "Darbuotojas", "Pareigybė", "Etatas", "Priėmimo data", "Atleidimo data", "Atestacija galioja iki", "GIMK mokymai baigti"]
    write_xlsx(path, [("Darbuotojai", title, header, rows, total)])


# ---------------------------------------------------------------- 1. „Pastogė“: the children's crisis centre

def crisis_centre():
    folder = HERE / "pastoge-krizes"
    last = D(2024, 12, 31)

    # Code, birth, sex. K-* are older children in crisis, M-* are small ones.
    children = [(f"K-{n + 1:03}", D(2007 + (n * 5) % 6, 1 + (n * 7) % 12, 1 + (n * 11) % 28), "female" if n % 3 else "male") for n in range(60)]
    small = [(f"M-{n + 1:03}", D(2021 + n % 4, 1 + (n * 5) % 12, 1 + (n * 3) % 28), "male" if n % 2 else "female") for n in range(16)]

    # On-duty carers: number, first contract day, last, most children, any hour, from age, to age.
    carers = [(f"BG-{n + 1:02}", D(2016 + n % 5, 3, 1 + n), None if n != 7 else D(2023, 6, 30), 1 + n % 3, True, 0, 10) for n in range(8)]

    # Stays: child, carer or None, unit or None, kind of place, from, to, reason, urgent, planned end, exemption.
    stays = []
    reasons = ["returned_to_family", "guardian", "other_institution", "guardian"]
    room = [D(2022, 1, 3) + timedelta(days=5 * n) for n in range(9)]  # the day from which each of the nine places is free
    for n, (code, birth, _) in enumerate(children):
        place = n % 9
        length = [20, 45, 88, 60, 91, 30, 14][n % 7]
        start = max(room[place], add_months(birth, 120))  # nobody younger than ten
        end = min(start + timedelta(days=length), add_months(start, 3))
        room[place] = end + timedelta(days=40 + 13 * (n % 5))
        stays.append([code, None, "KC", "crisis_centre", start, end if end <= last else None, reasons[n % 4], True, n % 11 != 0, False])
    # Two children who came a second time; their stays cross the New Year.
    stays.append(["K-059", None, "KC", "crisis_centre", D(2024, 12, 2), None, None, True, None, False])
    stays.append(["K-060", None, "KC", "crisis_centre", D(2024, 12, 31), None, None, True, None, False])
    for n, (code, birth, _) in enumerate(small):
        start = max(birth + timedelta(days=40 + 50 * (n % 4)), D(2022, 1, 10)) + timedelta(days=10 * n)
        carer = carers[n % 7][0]
        end = start + timedelta(days=150 + 20 * n)
        stays.append([code, carer, None, "family", start, end if end <= last else None, "guardian", True, True, False])
    # The one child with serious health problems, documented: no contradiction to the centre's statement.
    small.append(("M-017", D(2022, 11, 5), "female"))
    stays.append(["M-017", None, None, "infants_home", D(2023, 2, 1), D(2023, 9, 1), "other_institution", True, True, True])
    for on in (D(2022, 1, 1) + timedelta(days=n) for n in range(1096)):
        assert sum(1 for s in stays if s[2] == "KC" and there_on(s[4], s[5], on)) <= 9, on
    for stay in stays:
        if stay[5] is None:
            stay[6] = stay[8] = None

    requests = []
    for n, stay in enumerate(s for s in stays if s[2] == "KC"):
        hour = (n * 7 + 3) % 24
        wait = [1, 2, 0, 5, 3][n % 5]
        asked = stay[4] if hour + wait < 24 else stay[4] - timedelta(days=1)
        requests.append((f"P-{n + 1:03}", asked, hour, True, stay[4], (hour + wait) % 24))

    staff = []
    roles = ["manager"] * 3 + ["coordinator"] * 10 + ["trainer"] * 6 + ["psychologist"] * 5 + ["lawyer"] * 2 + ["social_worker"] * 9 + ["care_worker"] * 10 + ["housekeeper"] * 2 + ["other"] * 3
    for n, role in enumerate(roles):
        posts = 1 if n < 20 else 0.5 if n < 49 else 0.25
        until = D(2025 + n % 3, 1 + n % 12, 28) if role == "trainer" else None
        staff.append((f"D-{n + 1:02}", role, posts, D(2005 + n % 17, 1 + n % 12, 1 + n % 28), None, until, role in ("trainer", "coordinator")))
    # People who left, and one whose attestation ran out, so that the list must be read with care.
    staff.append(("D-51", "coordinator", 1, D(2012, 3, 1), D(2024, 8, 30), D(2026, 1, 31), True))
    staff.append(("D-52", "psychologist", 0.5, D(2015, 9, 1), D(2023, 12, 29), None, False))
    staff[24] = staff[24][:5] + (D(2023, 5, 31), False)

    kinds = ["running_away", "violence_between_children", "self_harm", "property", "running_away", "substances", "injury"]
    incidents = [(f"I-{n + 1:02}", D(2022 + n % 3, 1 + (n * 5) % 12, 2 + n), kinds[n % 7], n % 7 in (1, 2), n != 9) for n in range(17)]

    capacity = [("KC", D(2010, 1, 1), D(2019, 12, 31), 20), ("KC", D(2020, 1, 1), None, 9)]

    # files
    sexes = {"female": "mergaitė", "male": "B"}
    everyone = children + small
    rows = [[n + 1, c[0], day(c[1], n % 3), sexes[c[2]]] for n, c in enumerate(everyone)]
    write_xlsx(folder / "Vaikų registras.xlsx", [("Vaikai", "VGC „Pastogė“ vaikų registras", ["Eil. Nr.", "Vaiko kodas", "Gim. data", "Lytis"], rows, ["Iš viso:", len(rows), "", ""])])
    place = {"crisis_centre": "krizių centras", "family": "šeima", "infants_home": "kūdikių namai"}
    why = {"returned_to_family": "grįžo į šeimą", "guardian": "pas globėją", "other_institution": "į BVGN", None: ""}
    write_csv(folder / "Apgyvendinimas.csv", ["Vaiko kodas", "Vieta", "BG Nr.", "Skyrius", "Pradžia", "Pabaiga", "Pabaigos priežastis", "Skubus", "Pabaiga planuota", "Sveikatos išimtis"],
              [[s[0], place[s[3]], s[1] or "", s[2] or "", day(s[4], n % 4), day(s[5], n % 2, "tęsiasi"), why[s[6]], yes(s[7]), yes(s[8]), yes(s[9])] for n, s in enumerate(stays) if s[4] <= last], "cp1257")
    write_csv(folder / "Budintys globotojai.csv", ["BG Nr.", "Sutartis nuo", "Sutartis iki", "Galimų vaikų skaičius", "Bet kuriuo paros metu", "Amžius nuo", "Amžius iki"],
              [[c[0], day(c[1], 1), day(c[2], 0, "-"), c[3], yes(c[4]), c[5], c[6]] for c in carers])
    write_csv(folder / "Skyriai.csv", ["Skyrius", "Rūšis", "Amžius nuo", "Amžius iki"], [["KC", "krizių centras", 10, 18]])
    write_csv(folder / "Vietos.csv", ["Skyrius", "Galioja nuo", "Galioja iki", "Vietų skaičius"], [[c[0], day(c[1], 2), day(c[2], 2, "iki dabar"), c[3]] for c in capacity])
    write_csv(folder / "Skubūs prašymai.csv", ["Prašymo Nr.", "Kreipimosi data", "Valanda", "Priimtas", "Apgyvendinta", "Apgyvendinimo valanda"],
              [[r[0], day(r[1], n % 2), r[2], yes(r[3]), day(r[4], 0), r[5]] for n, r in enumerate(requests)])
    write_staff(folder / "Darbuotojai.xlsx", "VGC „Pastogė“ darbuotojų sąrašas", staff)
    words = {"running_away": "savavališkas pasišalinimas", "violence_between_children": "smurtas tarp vaikų", "self_harm": "savižala", "property": "turto sugadinimas", "substances": "psichoaktyviosios medžiagos", "injury": "trauma"}
    write_xlsx(folder / "Incidentų žurnalas.xlsx", [("Incidentai", "Incidentų registravimo žurnalas", ["Nr.", "Data", "Rūšis", "Reikia pranešti", "Ištirta pagal tvarką"],
               [[i[0], day(i[1], n), words[i[2]], yes(i[3]), yes(i[4])] for n, i in enumerate(incidents)], None)])

    # truth
    birth = {c[0]: c[1] for c in everyone}
    truth = {}
    for number in (2022, 2023, 2024):
        first, final = year(number)
        inside = [s for s in stays if s[2] == "KC"]
        ended = [s for s in inside if s[5] is not None and first <= s[5] <= final]
        began = [s for s in stays if first <= s[4] <= final]
        admitted = [s for s in began if s[2] == "KC"]
        under3 = [s for s in began if age(birth[s[0]], s[4]) < 3 and s[7] and not s[9]]
        asked = [r for r in requests if first <= r[1] <= final]
        happened = [i for i in incidents if first <= i[1] <= final]
        present = [s for s in stays if there_on(s[4], s[5], final)]
        contracts = [c for c in carers if there_on(c[1], c[2], final)]
        all_ended = [s for s in stays if s[5] is not None and first <= s[5] <= final]
        places = 0
        for _, start, end, many in capacity:
            on = first
            while on <= final:
                if start <= on and (end is None or on <= end):
                    places += many
                on += timedelta(days=1)
        truth[str(number)] = {
            "crisis_stays_within_3_months": share(ended, lambda s: s[5] <= add_months(s[4], 3)),
            "crisis_overstays": len({s[0] for s in inside if there_on(s[4], s[5], final) and add_months(s[4], 3) < final}),
            "admissions_within_age_range": share(admitted, lambda s: 10 <= age(birth[s[0]], s[4]) <= 18),
            "occupancy": {"numerator": sum(days_in(s[4], s[5], first, final) for s in inside), "denominator": places},
            "under_3_into_institution": sum(1 for s in began if s[3] in ("infants_home", "institution") and age(birth[s[0]], s[4]) < 3 and not s[9]),
            "under_3_with_on_duty_carers": share(under3, lambda s: s[1] is not None),
            "emergency_accepted_in_24_hours": share(asked, lambda r: r[3] and 0 <= (r[4] - r[1]).days * 24 + r[5] - r[2] <= 24),
            "emergency_outside_hours": share(asked, lambda r: r[2] < 8 or r[2] >= 17),
            "on_duty_carers_on_last_day": {"value": len(contracts), "by": {"any_hour": {"yes": len(contracts)}}},
            "on_duty_places_on_last_day": sum(c[3] for c in contracts),
            "incidents": {"value": len(happened), "by": {"category": tally(i[2] for i in happened)}},
            "incidents_handled_by_procedure": share(happened, lambda i: i[4]),
            "children_on_last_day": len({s[0] for s in present}),
            "entries": len(began),
            "exits": {"value": len(all_ended), "by": {"exit_reason": tally(s[6] for s in all_ended)}},
            "unplanned_endings": share(all_ended, lambda s: s[8] is False),
            "placement_breakdowns": share([s for s in stays if s[4] <= final and (s[5] is None or s[5] >= first)], lambda s: s[5] is not None and first <= s[5] <= final and s[8] is False),
            **staff_truth(staff, final),
        }
    top = truth["2024"]
    assert top["staff_on_last_day"]["value"] == 50 and top["staff_fte_on_last_day"] == 34.75 and top["attested_staff_on_last_day"] == 6
    assert top["staff_on_last_day"]["by"]["role"]["coordinator"] == 10
    for one in truth.values():
        assert one["crisis_stays_within_3_months"]["numerator"] == one["crisis_stays_within_3_months"]["denominator"] > 0
        assert one["under_3_into_institution"] == 0 and one["crisis_overstays"] == 0
        assert one["under_3_with_on_duty_carers"]["numerator"] == one["under_3_with_on_duty_carers"]["denominator"] > 0
        assert one["admissions_within_age_range"]["numerator"] == one["admissions_within_age_range"]["denominator"] > 0
    write_truth("pastoge-krizes", truth)


# ---------------------------------------------------------------- 2. Kaunas municipal children's home

def childrens_home():
    folder = HERE / "kauno-vaiku-namai"
    flats = [f"B-{n + 1:02}" for n in range(13)]
    districts = ["Šančiai", "Dainava", "Eiguliai", "Šilainiai", "Vilijampolė", "Žaliakalnis", "Petrašiūnai", "Aleksotas", "Panemunė", "Gričiupis", "Centras"]
    last = D(2024, 12, 31)

    # Code, birth, sex, disability, sibling group, flat, from, to, reason, planned.
    children = []
    number = 0
    for f, flat in enumerate(flats):
        groups = [[3, 2, 1], [2, 2, 2], [4, 1, 1], [2, 1, 1, 1, 1]][f % 4]
        for g, size in enumerate(groups):
            arrived = D(2017, 7, 3) + timedelta(days=(f * 211 + g * 173) % 2500)
            for s in range(size):
                number += 1
                birth = D(2008 + (number * 3) % 12, 1 + (number * 5) % 12, 1 + (number * 7) % 28)
                children.append([f"V-{number:03}", birth, "female" if number % 2 else "male", number % 6 == 0, f"BS-{f + 1}{g + 1}" if size > 1 else None,
                                 flat, max(arrived, add_months(birth, 36)), None, None, None])
    assert len(children) == 78
    # A brother or sister came later than the oldest where the age asked for it; and eight children left over the years.
    reasons = ["returned_to_family", "majority", "adopted", "majority", "returned_to_family", "guardian", "majority", "other_institution"]
    for n, reason in enumerate(reasons):
        gone = D(2022 + n % 3, 2 + n, 10 + n) if n < 7 else D(2024, 12, 31)
        birth = D(gone.year - 18, 1, 15) if reason == "majority" else D(2010 + n, 4, 2)
        children.append([f"V-{79 + n:03}", birth, "male" if n % 2 else "female", n == 3, None, flats[n], D(2019, 3, 1 + n), gone, reason, reason != "other_institution"])

    staff = []
    roles = ["manager"] * 2 + ["social_worker"] * 26 + ["care_worker"] * 20 + ["psychologist"] * 2 + ["lawyer"] + ["housekeeper"] * 3
    for n, role in enumerate(roles):
        staff.append((f"K-{n + 1:02}", role, 0.5 if role == "lawyer" else 1, D(2000 + n % 17, 1 + n % 12, 1 + n % 28), None, None, True))
    staff.append(("K-55", "care_worker", 1, D(2010, 5, 3), D(2016, 11, 30), None, False))
    staff.append(("K-56", "social_worker", 1, D(2012, 5, 3), D(2023, 11, 30), None, True))

    plans = []
    for n, c in enumerate(children[:78]):
        made = D(2024, 1 + n % 12, 5 + n % 20)
        due = add_months(made, 6)
        reviewed = due - timedelta(days=3) if n % 5 else due + timedelta(days=9)
        if due > last:
            reviewed = None
        plans.append((f"ISGP-{n + 1:03}", c[0], made, due, reviewed, n % 4 != 0, None))
    plans = [p for n, p in enumerate(plans) if children[n][6] <= p[2]]

    # Two waves of the children's survey; children of eight and more are asked. Wave, day, answer, whose answer it is.
    waves = [("2023 ruduo", D(2023, 11, 13), D(2023, 11, 24)), ("2024 ruduo", D(2024, 11, 18), D(2024, 11, 29))]
    asked = [[c for c in children if there_on(c[6], c[7], wave[2]) and age(c[1], wave[1]) >= 8] for wave in waves]
    here_on = [[c for c in children if there_on(c[6], c[7], wave[2])] for wave in waves]
    whose = ["self", "self", "assisted", "self", "proxy", "self", "self", "assisted"]
    answers = [(waves[0][0], D(2023, 11, 15 + n % 3), [1, 0, 1, 1, 1, None][n % 6], whose[n % 8] if n != 11 else None) for n in range(33)]
    answers += [(waves[1][0], D(2024, 11, 20), [1, 1, 0, 1, None, 1, 1][n % 7], whose[n % 8] if n not in (17, 35) else None) for n in range(40)]
    incidents = [(f"{n + 1}", D(2024, 1 + (n * 7) % 12, 3 + n), ["violence_between_children", "injury", "running_away"][n % 3], n % 8 == 0, True) for n in range(11)]
    life = [(c[0], ["independence", "social_participation", "well_being"][n % 3], D(2024, 10, 1 + n % 28), 2 + n % 3, 3 + n % 2) for n, c in enumerate(children[:36])]

    disabled = {True: ["vidutinis", "sunkus", "lengvas"], False: ["nėra", "-"]}
    sheets = []
    for f, flat in enumerate(flats):
        here = [c for c in children if c[5] == flat]
        rows = [[n + 1, c[0], day(c[1], (n + f) % 5), "M" if c[2] == "female" else "B", disabled[c[3]][n % len(disabled[c[3]])], c[4] or "", flat, day(c[6], n % 3), day(c[7], 0, "-" if n % 2 else ""),
                 {"returned_to_family": "grąžintas tėvams", "majority": "18 m.", "adopted": "įvaikintas", "guardian": "pas globėją", "other_institution": "kita įstaiga", None: ""}[c[8]], yes(c[9])] for n, c in enumerate(here)]
        header = ["Eil. Nr.", "Vaiko kodas", "Gimimo data", "Lytis", "Neįgalumo lygis", "Broliai ir seserys", "Butas", "Apgyvendintas nuo", "Išvyko", "Išvykimo priežastis", "Išvykimas planuotas"]
        sheets.append((f"{f + 1} butas", f"Bendruomeniniai vaikų globos namai. Butas {flat}, {districts[f % 11]}", header, rows, ["Iš viso:", len(here)] + [""] * 9))
    write_xlsx(folder / "Vaikai pagal butus.xlsx", sheets)
    write_csv(folder / "Savanoriški globėjai.csv", ["Šeimos Nr.", "Tipas", "Nuo"], [["SG-1", "globėjas", "2021-05-03"], ["SG-2", "globėjas", "2023-02-13"], ["SG-3", "globėjas giminaitis", "2024-06-03"]])
    write_csv(folder / "Butai.csv", ["Butas", "Seniūnija", "Rūšis", "Amžius nuo", "Amžius iki", "Vietų skaičius", "Veikia nuo"],
              [[flat, districts[f % 11], "BVGN", 3, 18, 7 if f < 3 else 6, day(D(2017, 7, 1), f % 4)] for f, flat in enumerate(flats)])
    write_staff(folder / "Darbuotojų sąrašas.xlsx", "Kauno savivaldybės vaikų globos namų darbuotojai", staff)
    write_csv(folder / "ISGP.csv", ["Plano Nr.", "Vaiko kodas", "Sudaryta", "Peržiūrėti iki", "Peržiūrėta", "Dalyvavo vaikas"],
              [[p[0], p[1], day(p[2], n % 3), day(p[3], 0), day(p[4], 1), yes(p[5])] for n, p in enumerate(plans)])
    voices = {"self": "pats", "assisted": ["su pagalba", "padedant darbuotojui"], "proxy": "už vaiką atsakė darbuotojas", None: ""}
    for wave in waves:
        rows = [a for a in answers if a[0] == wave[0]]
        said = lambda n, voice: voices[voice][n % 2] if voice == "assisted" else voices[voice]
        write_csv(folder / f"Vaikų apklausa {wave[1].year}.csv", ["Data", "Banga", "Ar tau čia gera?", "Kas atsakė"],
                  [[day(a[1], 0), a[0], {1: ":)", 0: ":(", None: "nežinau"}[a[2]], said(n, a[3])] for n, a in enumerate(rows)])
    write_csv(folder / "Vaikų apklausų bangos.csv", ["Banga", "Pradžia", "Pabaiga", "Vaikų", "Pakviesta"],
              [[w[0], day(w[1], n), day(w[2], n), len(here_on[n]), len(asked[n])] for n, w in enumerate(waves)])
    words = {"running_away": "pabėgimas", "violence_between_children": "smurtas tarp vaikų", "injury": "trauma"}
    write_csv(folder / "Incidentai.csv", ["Nr.", "Data", "Rūšis", "Reikia pranešti", "Ištirta"], [[i[0], day(i[1], n % 3), words[i[2]], yes(i[3]), yes(i[4])] for n, i in enumerate(incidents)], "cp1257")
    domains = {"independence": "savarankiškumas", "social_participation": "dalyvavimas visuomenėje", "well_being": "gerovė"}
    write_csv(folder / "Gyvenimo kokybė.csv", ["Vaiko kodas", "Sritis", "Pirmasis vertinimas", "Pakartotinis vertinimas", "Data"], [[q[0], domains[q[1]], q[3], q[4], day(q[2], n % 2)] for n, q in enumerate(life)])

    truth = {}
    for number in (2022, 2023, 2024):
        first, final = year(number)
        here = [c for c in children if there_on(c[6], c[7], final)]
        groups = {}
        for c in here:
            if c[4]:
                groups.setdefault(c[4], []).append(c[5])
        groups = [flats for flats in groups.values() if len(flats) >= 2]
        ended = [c for c in children if c[7] is not None and first <= c[7] <= final]
        during = [c for c in children if c[6] <= final and (c[7] is None or c[7] >= first)]
        happened = [i for i in incidents if first <= i[1] <= final]
        days = sum(days_in(c[6], c[7], first, final) for c in children)
        due = [p for p in plans if first <= p[3] <= final]
        made = [p for p in plans if first <= p[2] <= final]
        truth[str(number)] = {
            "children_on_last_day": {"value": len(here), "by": {"sex": tally(c[2] for c in here), "age_band, sex": tally(f"{band(c[1], final)}, {c[2]}" for c in here)}},
            "children_in_period": len(during),
            "children_per_unit": {"numerator": len(here), "denominator": len({c[5] for c in here})},
            "children_with_disability_on_last_day": sum(1 for c in here if c[3]),
            "siblings_together": share(groups, lambda flats: len(set(flats)) == 1),
            "family_based_share": {"numerator": 0, "denominator": len(here)},
            "exits": {"value": len(ended), "by": {"exit_reason": tally(c[8] for c in ended)}},
            "entries": sum(1 for c in children if first <= c[6] <= final),
            "reunification_rate": share(ended, lambda c: c[8] == "returned_to_family"),
            "permanent_solutions": share(ended, lambda c: c[8] in ("returned_to_family", "guardian", "adopted")),
            "placement_stability": share(during, lambda c: not (c[7] is not None and first <= c[7] <= final and c[9] is False)),
            "occupancy": {"numerator": days, "denominator": (3 * 7 + 10 * 6) * ((final - first).days + 1)},
            "incidents": len(happened),
            "incidents_per_1000_child_days": {"numerator": len(happened), "denominator": days},
            "plans_reviewed_on_time": share(due, lambda p: p[4] is not None and p[4] <= p[3]),
            "plans_made_with_user": share(made, lambda p: p[5]),
            **staff_truth(staff, final),
        }
    for n, (wave, _, closed) in enumerate(waves):
        returned = [a for a in answers if a[0] == wave]
        answered = [a for a in returned if a[2] is not None]
        eligible = len(here_on[n])
        truth[str(closed.year)]["survey_eligible"] = eligible
        truth[str(closed.year)]["survey_invitations"] = {"value": len(asked[n]), "by": {"audience": {"children": len(asked[n])}}}
        truth[str(closed.year)]["child_satisfaction"] = {
            "population": len(returned), **share(answered, lambda a: a[2] == 1),
            "flow": {"eligible": eligible, "invited": len(asked[n]), "returned": len(returned), "usable": len(answered)},
            "voices": {"self": 0, "assisted": 0, "proxy": 0, "unknown": 0, **tally(a[3] or "unknown" for a in answered)},
            "favourable_by": {"given_by": {voice: sum(a[2] for a in answered if (a[3] or "unknown") == voice) for voice in ("self", "assisted", "proxy", "unknown")}},
        }
    top = truth["2024"]
    assert top["children_per_unit"] == {"numerator": 78, "denominator": 13}
    assert top["siblings_together"]["numerator"] == top["siblings_together"]["denominator"] > 10
    assert top["gimk_trained_staff"]["numerator"] == top["gimk_trained_staff"]["denominator"] == 54
    write_truth("kauno-vaiku-namai", truth)


# ---------------------------------------------------------------- the carers whom „Pastogė“ asked

def invited_carers():
    """Beside the care centre's own files, which are not made here: whom its survey of each December was sent to."""
    folder = HERE / "pastoge"
    groups = ["globėjai (rūpintojai)", "budintys globotojai", "įtėviai", "šeimynų dalyviai"]
    invited = {2022: [140, 16, 30, 13], 2023: [170, 24, 36, 14], 2024: [190, 24, 40, 15]}
    waves = [[f"{number} gruodis", day(D(number, 11, 28), n), day(D(number, 12, 20), n), sum(invited[number])] for n, number in enumerate(invited)]
    write_csv(folder / "Apklausų bangos.csv", ["Banga", "Nuo", "Iki", "Pakviesta šeimų"], waves)
    rows = [[f"{number} gruodis", group, count] for number, counts in invited.items() for group, count in zip(groups, counts)]
    write_csv(folder / "Apklausų kvietimai.csv", ["Banga", "Kam siųsta", "Pakviesta šeimų"], rows)


# ---------------------------------------------------------------- 3. Panevėžys care centre

def panevezys():
    folder = HERE / "panevezys"
    services = ["carer_search", "information", "training", "self_help", "counselling", "readiness", "evaluation", "respite"]
    words = {"carer_search": "Globėjų (rūpintojų) paieška", "information": "Konsultacijos ir informavimas", "training": "Mokymai būsimiems globėjams", "self_help": "Savitarpio pagalbos grupė",
             "counselling": "Socialinės, psichologinės konsultacijos", "readiness": "Pasirengimo įvertinimas, išvada", "evaluation": "Veiklos kokybės vertinimas", "respite": "Laikinas atokvėpis"}
    # Number, kind, supported from, to, contract from, places.
    families = [(f"PS-{n + 1:02}", "on_duty_carer" if n < 3 else ["guardian", "kin_guardian", "adoptive_parent"][n % 3], D(2018 + n % 4, 11 if n % 4 == 0 else 3, 5 + n % 20), None if n != 17 else D(2021, 9, 1), D(2019, 2, 4 + n) if n < 3 else None, 2 if n < 3 else None) for n in range(24)]
    deliveries = []
    for n in range(400):
        on = D(2019, 1, 7) + timedelta(days=4 * n - (n % 3))
        family = families[(n * 7) % 24]
        if on >= D(2023, 5, 1) or on < family[2] or (family[3] and on > family[3]):
            continue
        deliveries.append((on, family[0], services[(n * 3 + n // 8) % 8], [30, 45, 60, 90][n % 4], n % 17 != 5))

    payments = []
    for number in (2020, 2021, 2022):
        for month in range(1, 13):
            due = D(number, month, 10)
            for f in families[:3]:
                payments.append((f[0], "maintenance", due, due - timedelta(days=month % 4), 240 + 10 * (number - 2020)))
                payments.append((f[0], "fee", due, due - timedelta(days=(month + 1) % 3), 802.5 + 50 * (number - 2020)))
    evaluations = [(f[0], D(number, 10 + n % 2, 6 + n)) for number in (2020, 2021, 2022) for n, f in enumerate(families[:3])]

    # The project's money by year: together 185 298 EUR.
    budget = [(D(2018, 10, 30), D(2018, 12, 31), 6298, 6298), (D(2019, 1, 1), D(2019, 12, 31), 41000, 40120.55), (D(2020, 1, 1), D(2020, 12, 31), 42500, 42499.9),
              (D(2021, 1, 1), D(2021, 12, 31), 43000, 43380.1), (D(2022, 1, 1), D(2022, 12, 31), 41500, 41498.2), (D(2023, 1, 1), D(2023, 5, 15), 11000, 11501.25)]

    # Dated events of the project's page, with its typing error (2020-06-29 – 2021-07-05).
    events = [("R-01", "information", D(2019, 9, 17), D(2019, 9, 17), 18), ("R-02", "socio_cultural", D(2020, 6, 29), D(2021, 7, 5), 40), ("R-03", "socio_cultural", D(2020, 7, 2), D(2020, 7, 2), 35),
              ("R-04", "socio_cultural", D(2021, 6, 28), D(2021, 7, 4), 52), ("R-05", "socio_cultural", D(2021, 6, 30), D(2021, 6, 30), 44), ("R-06", "trip", D(2021, 7, 3), D(2021, 7, 3), 26),
              ("R-07", "information", D(2021, 11, 16), D(2021, 11, 16), 12), ("R-08", "socio_cultural", D(2022, 6, 27), D(2022, 7, 3), 61), ("R-09", "socio_cultural", D(2022, 6, 30), D(2022, 6, 30), 47),
              ("R-10", "trip", D(2022, 7, 2), D(2022, 7, 2), 33), ("R-11", "information", D(2022, 12, 1), D(2022, 12, 2), 5), ("R-12", "information", D(2023, 3, 31), D(2023, 3, 31), 4)]

    # The participants' survey of 16 July 2020.
    survey = [(D(2020, 7, 16), ["guardian", "on_duty_carer", "adoptive_parent"][n % 3], [5, 5, 4, 5, 3, None, 4, 5, 4][n % 9]) for n in range(14)]

    kinds = {"on_duty_carer": "BG", "guardian": "globėjas, nesusijęs giminystės ryšiais", "kin_guardian": "globėjas giminaitis", "adoptive_parent": "įtėvis"}
    write_csv(folder / "Vaikai.csv", ["Vaiko kodas", "Šeimos Nr."], [[f"PV-{n + 1:02}", families[(n * 5) % 24][0]] for n in range(30)])
    write_csv(folder / "Šeimos.csv", ["Šeimos Nr.", "Globėjo tipas", "Paslaugos nuo", "Paslaugos iki", "Sutartis nuo", "Galimų vaikų sk."], [[f[0], kinds[f[1]], day(f[2], n % 4), day(f[3], 0, "tęsiasi" if n % 2 else ""), day(f[4], 2), f[5] if f[5] else ""] for n, f in enumerate(families)])
    sheets = []
    for number in range(2019, 2024):
        rows = [[day(d[0], n % 4), d[1], words[d[2]] + (" (telefonu)" if n % 9 == 0 else ""), f"{d[3]} min" if n % 2 else f"{d[3]} min.", "" if d[4] else ["neatvyko", "atšaukta"][n % 2]] for n, d in enumerate(deliveries) if d[0].year == number]
        sheets.append((f"{number} m.", f"Globos centro suteiktų paslaugų registras {number} m.", ["Data", "Paslaugos gavėjas", "Paslauga", "Trukmė", "Pastabos"], rows, ["Iš viso įrašų:", len(rows), "", "", ""]))
    write_xlsx(folder / "Suteiktų paslaugų registras.xlsx", sheets)
    names = {"maintenance": "vaiko išlaikymas", "fee": "atlygis"}
    write_csv(folder / "Mokėjimai BG.csv", ["Budintis globotojas", "Mokėjimas", "Mokėti iki", "Sumokėta", "Suma, Eur"], [[p[0], names[p[1]], day(p[2], 0), day(p[3], n % 2), f"{p[4]:.2f}".replace(".", ",")] for n, p in enumerate(payments)])
    write_csv(folder / "Veiklos kokybės vertinimas.csv", ["Budintis globotojas", "Vertinimo data"], [[e[0], day(e[1], 2)] for e in evaluations])
    money = lambda value: f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    write_csv(folder / "Projekto lėšos.csv", ["Nuo", "Iki", "Šaltinis", "Planuota, Eur", "Panaudota, Eur"], [[day(b[0], 0), day(b[1], 0), "ES lėšos", money(b[2]), money(b[3])] for b in budget])
    labels = {"information": "susitikimas", "socio_cultural": "renginys", "trip": "išvyka"}
    write_csv(folder / "Renginiai.csv", ["Nr.", "Rūšis", "Nuo", "Iki", "Dalyvių skaičius"], [[e[0], labels[e[1]], day(e[2], n % 3), day(e[3], n % 2), e[4]] for n, e in enumerate(events)])
    scale = {5: "Labai gerai", 4: "Gerai", 3: "Patenkinamai", None: "Sunku pasakyti"}
    groups = {"guardian": "globėjas (rūpintojas)", "on_duty_carer": "budintis globotojas", "adoptive_parent": "įtėvis"}
    write_csv(folder / "Projekto dalyvių apklausa.csv", ["Laiko žyma", "Kas Jūs esate?", "Kaip vertinate gaunamų paslaugų kokybę?"], [[f"{s[0].isoformat()} 1{n % 8}:0{n % 6}:22", groups[s[1]], scale[s[2]]] for n, s in enumerate(survey)])
    write_csv(folder / "Apklausų suvestinė.csv", ["Banga", "Nuo", "Iki", "Galėjo atsakyti", "Pakviesta"], [["2020-07", "2020-07-16", "2020-07-16", 24, 20]])

    truth = {}
    spans = {"2020": year(2020), "2021": year(2021), "2022": year(2022), "2018-10-30/2023-05-15": (D(2018, 10, 30), D(2023, 5, 15))}
    for label, (first, final) in spans.items():
        done = [d for d in deliveries if first <= d[0] <= final and d[4]]
        planned = [d for d in deliveries if first <= d[0] <= final]
        due = [p for p in payments if first <= p[2] <= final]
        lines = [b for b in budget if b[0] >= first and b[1] <= final]
        held = [e for e in events if first <= e[3] <= final]
        duty = [f for f in families if f[1] == "on_duty_carer" and f[4] <= final]
        supported = [f for f in families if f[2] <= final and (f[3] is None or f[3] >= first)]
        fresh = {e[0] for e in evaluations if e[1] <= final < add_months(e[1], 12)}
        truth[label] = {
            "service_deliveries": {"value": len(done), "by": {"service": tally(d[2] for d in done)}},
            "service_hours": {"value": round(sum(d[3] for d in done) / 60, 6), "minutes": sum(d[3] for d in done)},
            "no_shows": share(planned, lambda d: not d[4]),
            "support_contacts_per_family": {"numerator": len(done), "denominator": len(supported)},
            "families_reached": {"numerator": len({d[1] for d in done}), "denominator": len(supported)},
            "payments_on_time": share(due, lambda p: p[3] <= p[2]),
            "carers_evaluated_in_12_months": {"numerator": len(fresh), "denominator": len(duty)},
            "on_duty_carers_on_last_day": len(duty),
            "budget_spent": {"numerator": round(sum(b[3] for b in lines), 2), "denominator": sum(b[2] for b in lines)},
            "events_held": {"value": len(held), "by": {"kind": tally(e[1] for e in held)}},
            "event_attendances": sum(e[4] for e in held),
        }
    answered = [s for s in survey if s[2] is not None]
    for label in ("2020", "2018-10-30/2023-05-15"):
        truth[label]["satisfied_service_users"] = {"population": len(survey), **share(answered, lambda s: s[2] >= 4)}
        truth[label]["survey_response_rate"] = {"numerator": len(survey), "denominator": 20}
    whole = truth["2018-10-30/2023-05-15"]
    assert whole["budget_spent"]["denominator"] == 185298 and len(whole["service_deliveries"]["by"]["service"]) == 8
    assert all(t["payments_on_time"]["numerator"] == t["payments_on_time"]["denominator"] > 0 for t in truth.values())
    write_truth("panevezys", truth)


# ---------------------------------------------------------------- 4. Druskininkai care centre

def druskininkai():
    folder = HERE / "druskininkai"
    staff = [("D1", "coordinator", 1, D(2018, 7, 2), None, None, False), ("D2", "coordinator", 1, D(2019, 2, 1), None, None, True), ("D3", "trainer", 1, D(2018, 7, 2), None, D(2026, 5, 31), True),
             ("D4", "trainer", 0.5, D(2020, 9, 1), None, D(2025, 12, 31), True), ("D5", "psychologist", 0.5, D(2018, 7, 2), None, None, False), ("D6", "coordinator", 0.5, D(2018, 7, 2), D(2022, 5, 31), None, False)]
    # Number, kind, from, contract from, contract to, places, any hour, from age, to age, informed of rights.
    families = [("F-1", "on_duty_carer", D(2019, 5, 6), D(2019, 5, 6), None, 2, True, 0, 17, D(2019, 5, 6)), ("F-2", "on_duty_carer", D(2022, 3, 1), D(2022, 3, 1), None, 3, True, 0, 17, D(2022, 3, 1)),
                ("F-3", "on_duty_carer", D(2018, 9, 3), D(2018, 9, 3), D(2021, 9, 3), 2, True, 0, 17, None), ("F-4", "kin_guardian", D(2020, 4, 1), None, None, None, None, None, None, D(2020, 4, 1)),
                ("F-5", "guardian", D(2021, 6, 15), None, None, None, None, None, None, D(2021, 6, 20)), ("F-6", "kin_guardian", D(2023, 11, 6), None, None, None, None, None, None, None)]
    children = [("C-1", D(2024, 2, 11), "female"), ("C-2", D(2007, 3, 3), "male"), ("C-3", D(2016, 8, 19), "male"), ("C-4", D(2018, 1, 30), "female"), ("C-5", D(2012, 12, 1), "female"), ("C-6", D(2012, 12, 1), "male")]
    stays = [("C-1", "F-1", D(2024, 3, 5), None, None, "LG"), ("C-2", "F-2", D(2024, 1, 20), D(2024, 12, 31), "guardian", "LG"), ("C-3", "F-2", D(2023, 6, 14), None, None, "LG"), ("C-4", "F-4", D(2020, 4, 1), None, None, "NG"),
             ("C-5", "F-5", D(2021, 6, 15), None, None, "NG"), ("C-6", "F-5", D(2021, 6, 15), None, None, "NG")]
    # The plan of 2024 for attracting carers.
    measures = [("1.1", D(2024, 3, 31), "done"), ("1.2", D(2024, 6, 30), "done"), ("1.3", D(2024, 9, 30), "partly"), ("2.1", D(2024, 10, 31), "done"), ("2.2", D(2024, 12, 31), "done"), ("2.3", D(2024, 12, 31), "cancelled"), ("3.1", D(2025, 3, 31), "not_done")]
    # Applied, training from, to, conclusion on, positive, kind, contract, first child.
    people = [("K-1", "on_duty_carer", D(2023, 10, 2), D(2023, 11, 6), D(2024, 1, 22), D(2024, 2, 5), True, "not_tied", D(2024, 3, 1), None), ("K-2", "kin_guardian", D(2024, 1, 15), D(2024, 2, 1), D(2024, 3, 15), D(2024, 4, 2), True, "named_child", D(2024, 4, 20), D(2024, 4, 22)),
              ("K-3", "guardian", D(2024, 2, 12), D(2024, 4, 8), D(2024, 6, 20), D(2024, 7, 25), True, "not_tied", None, None), ("K-4", "adoptive_parent", D(2024, 5, 6), D(2024, 9, 9), None, None, None, None, None, None),
              ("K-5", "guardian", D(2024, 11, 18), None, None, None, None, None, None, None)]
    project = [("07-016-P-0001", "output", D(2023, 12, 31), 2904, 610), ("07-016-P-0001", "output", D(2024, 12, 31), 2904, 1540), ("07-016-P-0001", "result", D(2024, 12, 31), 95, 93.5)]
    plans = [("P-1", "C-1", D(2024, 3, 20), D(2024, 9, 20), D(2024, 9, 18), False, True), ("P-2", "C-3", D(2024, 6, 28), D(2024, 12, 28), None, True, True),
             ("P-3", "C-4", D(2024, 1, 10), D(2024, 7, 10), D(2024, 7, 9), True, False), ("P-4", "C-5", D(2024, 5, 6), D(2024, 11, 6), D(2024, 11, 20), False, False)]

    write_staff(folder / "Darbuotojai.xlsx", "Globos centro darbuotojai", staff)
    kinds = {"on_duty_carer": "budintis globotojas", "guardian": "globėjas (nesusijęs giminystės ryšiais)", "kin_guardian": "globėjas giminaitis", "adoptive_parent": "įtėvis"}
    blank = lambda value: "" if value is None else value
    write_csv(folder / "Globėjai.csv", ["Nr.", "Globėjo tipas", "Paslaugos nuo", "Sutartis nuo", "Sutartis iki", "Galimų vaikų sk.", "Bet kuriuo paros metu", "Amžius nuo", "Amžius iki", "Supažindinta su teisėmis"],
              [[f[0], kinds[f[1]], day(f[2], n % 4), day(f[3], 0), day(f[4], 0, "-" if f[3] else ""), blank(f[5]), yes(f[6]), blank(f[7]), blank(f[8]), day(f[9], 1)] for n, f in enumerate(families)], title="Druskininkų globos centro globėjai")
    write_csv(folder / "Vaikai.csv", ["Vaiko kodas", "Gim. data", "Lytis"], [[c[0], day(c[1], n % 4), "merg." if c[2] == "female" else "berniukas"] for n, c in enumerate(children)])
    write_csv(folder / "Globos epizodai.csv", ["Vaiko kodas", "Globėjo Nr.", "Pradžia", "Pabaiga", "Priežastis", "Pabaiga planuota", "Globos rūšis"], [[s[0], s[1], day(s[2], n % 4), day(s[3], 0, "tęsiasi"), "pas globėją" if s[4] else "", "taip" if s[4] else "", s[5]] for n, s in enumerate(stays)], "cp1257")
    states = {"done": "įvykdyta", "partly": "iš dalies", "cancelled": "atsisakyta", "not_done": "nepradėta"}
    write_csv(folder / "Pritraukimo planas 2024.csv", ["Priemonė", "Terminas", "Būklė"], [[m[0], day(m[1], n % 3), states[m[2]]] for n, m in enumerate(measures)])
    write_csv(folder / "Norintys globoti.csv", ["Kodas", "Kuo nori tapti", "Kreipėsi", "Mokymai nuo", "Mokymai iki", "Išvados data", "Išvada", "Išvados rūšis", "Sutartis", "Pirmas vaikas"],
              [[p[0], kinds[p[1]], day(p[2], n % 3), day(p[3]), day(p[4]), day(p[5], 1), {True: "pasirengę", None: ""}[p[6]], {"named_child": "konkrečiam vaikui", "not_tied": "bendra", None: ""}[p[7]], day(p[8]), day(p[9])] for n, p in enumerate(people)])
    write_csv(folder / "Projekto rodikliai.csv", ["Projektas", "Rodiklis", "Data", "Siektina", "Pasiekta"], [[p[0], {"output": "produkto", "result": "rezultato"}[p[1]], day(p[2]), comma(p[3]) if p[3] < 1000 else "2 904", comma(p[4]) if p[4] < 1000 else f"{p[4] // 1000} {p[4] % 1000:03}"] for p in project])
    write_csv(folder / "Pagalbos planai.csv", ["Plano Nr.", "Vaiko kodas", "Sudaryta", "Peržiūrėti iki", "Peržiūrėta", "Dalyvavo vaikas", "Dalyvavo globėjas"], [[p[0], p[1], day(p[2], 1), day(p[3]), day(p[4]), yes(p[5]), yes(p[6])] for p in plans])

    first, final = year(2024)
    duty = [f for f in families if f[1] == "on_duty_carer" and f[3] and there_on(f[3], f[4], final)]
    present = [s for s in stays if there_on(s[2], s[3], final)]
    kind = {f[0]: f[1] for f in families}
    born = {c[0]: c[1] for c in children}
    due = [m for m in measures if m[1] is not None and first <= m[1] <= final and m[2] != "cancelled"]
    applied = [p for p in people if first <= p[2] <= final]
    concluded = [p for p in people if p[5] is not None and first <= p[5] <= final]
    reviews = [p for p in plans if first <= p[3] <= final]
    here = staff_truth(staff, final)
    truth = {"2024": {
        **here,
        "on_duty_carers_on_last_day": {"value": len(duty), "by": {"any_hour": {"yes": sum(1 for f in duty if f[6])}}},
        "on_duty_places_on_last_day": sum(f[5] for f in duty),
        "on_duty_capacity_use": {"numerator": len({s[0] for s in present if s[1] in [f[0] for f in duty]}), "denominator": sum(f[5] for f in duty)},
        "children_on_last_day": {"value": len({s[0] for s in present}), "by": {"carer_type": tally(kind[s[1]] for s in present), "age_band, carer_type": tally(f"{band(born[s[0]], final)}, {kind[s[1]]}" for s in present)}},
        "families_on_last_day": len({s[1] for s in present}),
        "children_per_coordinator": {"numerator": len({s[0] for s in present}), "denominator": here["staff_on_last_day"]["by"]["role"]["coordinator"]},
        "families_informed_of_rights": share(families, lambda f: f[9] is not None and f[9] <= final),
        "annual_plan_measures_completed": share(due, lambda m: m[2] == "done"),
        "recruitment_leads": {"value": len(applied), "by": {"contract": tally("yes" if p[8] else "no" for p in applied), "training_started": tally("yes" if p[3] else "no" for p in applied)}},
        "readiness_conclusions": {"value": len(concluded), "by": {"conclusion_kind": tally(p[7] for p in concluded)}},
        "readiness_within_19_weeks": share(concluded, lambda p: 0 <= (p[5] - p[2]).days <= 133),
        "new_carers": sum(1 for p in people if p[8] is not None and first <= p[8] <= final and p[6]),
        "project_output_execution": {"numerator": project[1][4], "denominator": project[1][3]},
        "temporary_care_over_12_months": len({s[0] for s in present if s[5] == "LG" and add_months(s[2], 12) < final}),
        "unplanned_endings": {"numerator": 0, "denominator": sum(1 for s in stays if s[3] is not None and first <= s[3] <= final)},
        "plans_made_with_user": share([p for p in plans if first <= p[2] <= final], lambda p: p[5] or p[6]),
        "plans_reviewed_on_time": share(reviews, lambda p: p[4] is not None and p[4] <= p[3]),
        "plans_reviewed_within_interval": share(plans, lambda p: add_months(p[4] if p[4] and p[4] <= final else p[2], 6) >= final),
    }}
    top = truth["2024"]
    assert top["on_duty_places_on_last_day"] == 5 and top["on_duty_carers_on_last_day"]["value"] == 2 and top["attested_staff_on_last_day"] == 2
    assert top["staff_on_last_day"]["by"]["role"] == {"coordinator": 2, "trainer": 2, "psychologist": 1}
    assert all(0 <= age(dict((c[0], c[1]) for c in children)[s[0]], s[2]) <= 17 for s in stays)
    write_truth("druskininkai", truth)


if __name__ == "__main__":
    crisis_centre()
    childrens_home()
    invited_carers()
    panevezys()
    druskininkai()
