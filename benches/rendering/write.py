"""Writes one report of 36 pages twice, for the layouter (XHTML) and for Typst, with the same words, tables and charts.

    python3 benches/rendering/write.py FOLDER
"""

import pathlib
import sys

CHAPTERS = 34
SENTENCES = [
    "Rodiklis apskaičiuotas iš įstaigos registro įrašų, kurie apima visą ataskaitinį laikotarpį nuo sausio iki gruodžio.",
    "Kiekvienas vaikas skaičiuojamas vieną kartą, nesvarbu, kiek kartų per metus jam suteikta paslaugų ar kiek specialistų dirbo su šeima.",
    "Neatsakyti klausimai nelaikomi nei palankiais, nei nepalankiais; jų skaičius parašytas šalia, kad skaitytojas galėtų spręsti pats.",
    "Skirtumas nuo praėjusių metų gali būti atsitiktinis, nes atsakiusiųjų nedaug ir pasikliautinasis intervalas platus.",
    "Globėjų ir rūpintojų konsultavimas, psichologo pagalba ir mokymai prieš tampant globėju aprašyti atskiruose skyriuose.",
    "Siekinys tikrinamas tiksliai, prieš apvalinant: reikšmė, kuri tik suapvalinta prilygsta siekiui, jo nepasiekia.",
]
GROUPS = ["globėjai giminaičiai", "globėjai ne giminaičiai", "budintys globotojai", "įtėviai", "šeimynos", "bendruomeniniai namai", "laikinieji globėjai", "nenurodyta"]
HEAD = ["Grupė", "2022", "2023", "2024", "Dalis", "Siekis"]


def chart(chapter):
    """A trend over three years with its target, as the report draws it."""
    values = [40 + (chapter * 7 + year * 11) % 50 for year in range(3)]
    y = lambda value: 100 - value
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 459 120" role="img" aria-label="' + alternative(values) + '">']
    for share in (0, 50, 100):
        parts.append(f'<line x1="30" y1="{y(share)}" x2="400" y2="{y(share)}" stroke="#dde2e8" stroke-width="0.5"/>')
        parts.append(f'<text x="26" y="{y(share) + 3}" font-family="Rodiklis Sans" font-size="7" fill="#5d6875" text-anchor="end">{share} %</text>')
    parts.append(f'<line x1="30" y1="{y(75)}" x2="400" y2="{y(75)}" stroke="#1d2530" stroke-width="0.8" stroke-dasharray="3 2"/>')
    parts.append(f'<text x="404" y="{y(75) + 3}" font-family="Rodiklis Sans" font-size="7" fill="#1d2530">siekis 75 %</text>')
    places = [(90 + 120 * year, y(value)) for year, value in enumerate(values)]
    points = " ".join(f"{x},{height}" for x, height in places)
    parts.append(f'<polyline points="{points}" fill="none" stroke="#12324f" stroke-width="1.3"/>')
    for (x, height), value, year in zip(places, values, (2022, 2023, 2024)):
        parts.append(f'<circle cx="{x}" cy="{height}" r="3" fill="#12324f"/>')
        parts.append(f'<text x="{x}" y="{height - 6}" font-family="Rodiklis Sans" font-size="7" fill="#12324f" text-anchor="middle">{value} %</text>')
        parts.append(f'<text x="{x}" y="114" font-family="Rodiklis Sans" font-size="7" fill="#5d6875" text-anchor="middle">{year}</text>')
    return "".join(parts) + "</svg>", alternative(values)


def alternative(values):
    return f"Kaip kito: 2022 – {values[0]} %, 2023 – {values[1]} %, 2024 – {values[2]} %. Siekis 75 %."


def rows(chapter):
    for index, group in enumerate(GROUPS):
        numbers = [(chapter * 13 + index * 17 + year * 5) % 97 for year in range(3)]
        yield [group, *map(str, numbers), f"{numbers[2] / 1.3:.1f} %".replace(".", ","), "≥ 75 %"]


def words(chapter, first, count):
    return " ".join(SENTENCES[(chapter + first + at) % len(SENTENCES)] for at in range(count))


def xhtml():
    entries = "".join(f'<li class="l1"><a href="#c{chapter}">{chapter + 1}. Rodiklių grupė</a></li>' for chapter in range(CHAPTERS))
    body = []
    for chapter in range(CHAPTERS):
        svg, _ = chart(chapter)
        head = "".join(f'<th scope="col"{class_of(at)}>{word}</th>' for at, word in enumerate(HEAD))
        lines = "".join(
            "<tr>" + f'<th scope="row">{row[0]}</th>' + "".join(f'<td class="num">{cell}</td>' for cell in row[1:]) + "</tr>"
            for row in rows(chapter)
        )
        svg = svg.replace(' font-family="Rodiklis Sans"', "")
        body.append(
            f'<section class="chapter" id="c{chapter}" data-head="{chapter + 1}. Rodiklių grupė"><h2>{chapter + 1}. Rodiklių grupė</h2>'
            f'<p class="lead">{words(chapter, 0, 1)}</p><p>{words(chapter, 1, 3)}<span class="fn">{words(chapter, 4, 1)}</span></p>'
            f"<figure>{svg}<figcaption>{chapter + 1} pav. Kaip kito reikšmė.</figcaption></figure>"
            f"<table><caption>{chapter + 1} lentelė. Reikšmės pagal grupes</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
            f"<ul>{''.join(f'<li>{words(chapter, at, 1)}</li>' for at in range(3))}</ul></section>"
        )
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="lt"><head><title>Rodiklių ataskaita</title><meta name="author" content="Centras"/>'
        '<meta name="date" content="2025-01-20"/><meta name="head" content="Rodiklių ataskaita"/><meta name="foot" content="2025-01-20"/>'
        '<meta name="page-of" content="{page} puslapis iš {pages}"/></head><body><header class="cover"><h1>Rodiklių ataskaita</h1>'
        f'<p class="subtitle">2024 metai</p></header><nav class="toc"><h2>Turinys</h2><ol>{entries}</ol></nav><main>{"".join(body)}</main></body></html>'
    )


def class_of(column):
    return ' class="num"' if column else ""


TYPST = r"""
#set document(title: "Rodiklių ataskaita", author: "Centras", date: datetime(year: 2025, month: 1, day: 20))
#set text(lang: "lt", font: "Rodiklis Serif", size: 9.6pt)
#set par(leading: 4.4pt, spacing: 11.4pt)
#set page(paper: "a4", margin: (x: 68.03pt, top: 79.4pt, bottom: 62.4pt))
#show heading: set text(font: "Rodiklis Sans", size: 17pt)
#show figure.caption: set text(font: "Rodiklis Sans", size: 8.2pt)
#show table: set text(font: "Rodiklis Sans", size: 8.6pt)
#set table(stroke: (x, y) => (bottom: 0.4pt + rgb("#dde2e8")), inset: (x: 3pt, y: 4.5pt))
#[#v(72pt) #text(font: "Rodiklis Sans", size: 30pt, weight: 600)[Rodiklių ataskaita]

#text(size: 14pt)[2024 metai]]
#pagebreak()
#outline(title: [Turinys])
#set page(
  header: [#set text(font: "Rodiklis Sans", size: 7.6pt)
    #context { let before = query(selector(heading).before(here())); if before.len() > 0 { before.last().body } } #h(1fr) Rodiklių ataskaita],
  footer: [#set text(font: "Rodiklis Sans", size: 7.6pt)
    2025-01-20 #h(1fr) #context [#counter(page).display() puslapis iš #counter(page).final().first()]],
)
"""


def typst(folder):
    text = [TYPST]
    for chapter in range(CHAPTERS):
        svg, alt = chart(chapter)
        (folder / f"chart{chapter}.svg").write_text(svg, encoding="utf-8")
        cells = ", ".join(f"[{cell}]" for row in rows(chapter) for cell in row)
        head = ", ".join(f"[{word}]" for word in HEAD)
        items = "\n".join(f"- {words(chapter, at, 1)}" for at in range(3))
        text.append(
            f"#pagebreak()\n= {chapter + 1}. Rodiklių grupė\n#text(size: 12.4pt)[{words(chapter, 0, 1)}]\n\n"
            f"{words(chapter, 1, 3)}#footnote[{words(chapter, 4, 1)}]\n\n"
            f'#figure(image("chart{chapter}.svg", width: 459pt, alt: "{alt}"), caption: [{chapter + 1} pav. Kaip kito reikšmė.], numbering: none, alt: "{alt}")\n'
            f"#figure(table(columns: (2fr, 1fr, 1fr, 1fr, 1fr, 1fr), align: (x, y) => if x > 0 {{ right }} else {{ left }}, table.header({head}), {cells}),"
            f" caption: figure.caption(position: top)[{chapter + 1} lentelė. Reikšmės pagal grupes], numbering: none, kind: table)\n{items}\n"
        )
    return "".join(text)


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.xhtml").write_text(xhtml(), encoding="utf-8")
    (folder / "report.typ").write_text(typst(folder), encoding="utf-8")


main(sys.argv[1])
