# Skaičiuoklės lapų ir CSV žodžiai.
book-title = Kokybės rodikliai { $period }
book-contents = Turinys
book-definitions = Apibrėžtys
book-findings = Duomenų kokybė
book-files = Duomenų failai
book-sheet = Lapas
book-lines = Eilučių
book-nothing = Nieko nerasta.
book-cut = Lape telpa ne visos eilutės: likusios čia neįrašytos.
book-note = Pastaba
book-note-values = Langeliuose – tikslios reikšmės; rodoma tiek skaitmenų po kablelio, kiek spausdinama ataskaitoje.
book-note-whole = Kur vienas asmuo priklauso kelioms grupėms, grupės kartu sudaro daugiau nei visuma.

## Kieno ir kada
book-provider = Įstaiga
book-code = Juridinio asmens kodas
book-address = Adresas
book-reported = Ataskaitinis laikotarpis
book-periods = Rodomi laikotarpiai
book-certificate = Sertifikatas
book-date = Ataskaitos diena
book-program = Programa
book-fingerprint = Duomenų atspaudas
book-fingerprint-whole = Visas atspaudas (SHA-256)

## Reikšmių stulpeliai
book-chapter = Skyrius
book-indicator = Rodiklis
book-id = Rodiklio kodas
book-period = Laikotarpis
book-from = Nuo
book-to = Iki
book-stratifier = Pjūvis
book-group = Grupė
book-whole = iš viso
book-value = Reikšmė
book-printed = Kaip ataskaitoje
book-unit = Kas skaičiuojama
book-numerator = Skaitiklis
book-denominator = Vardiklis
book-population = Populiacija
book-excluded = Neįskaičiuota
book-unknown = Neaišku
book-lower = 95 % intervalas nuo
book-upper = 95 % intervalas iki
book-least = Siekis: ne mažiau kaip
book-most = Siekis: ne daugiau kaip
book-verdict = Įvertinimas
book-certain = Tikrumas
book-is-certain = tikra
book-version = Apibrėžties versija

## Apibrėžčių stulpeliai
book-says = Ką rodo ir ko nerodo
book-scoring = Rūšis
book-missing = Neaiškios reikšmės
book-minimum = Mažiausias skaičius
book-targets = Siekiai
book-target-from = nuo
book-target-to = iki
book-source = Apibrėžties šaltinis
book-mapped = Susieta su
book-in-force = Galioja nuo
book-file = Failas
book-hash = SHA-256
book-counted = vienetas, kiekvienas vieną kartą:
book-summed = sumuojama:
book-latest = iš kelių vieneto įrašų – vėliausias pagal
book-earliest = iš kelių vieneto įrašų – ankstyviausias pagal

## Radinių ir failų stulpeliai
book-severity = Svarba
book-is-error = klaida
book-is-warning = įspėjimas
book-is-note = pastaba
book-finding-code = Kodas
book-what = Kas rasta
book-count = Kiek
book-row = Eilutė
book-column = Stulpelis
book-expected = Tikėtasi
book-mend = Kaip taisyti
book-dataset = Turinys
book-read = Eilučių
book-left-out = Praleista

## What a public workbook withholds
book-note-public = Viešai: maži skaičiai neskelbiami, taip pat ir kiti, iš kurių juos būtų galima apskaičiuoti. Jie išvardyti lape „Neskelbiama“.
book-note-public-rounded = Viešai: žmonių skaičiai suapvalinti iki { $base } kartotinių, todėl 0 reiškia nuo 0 iki { $most }. Kas neskelbiama, išvardyta lape „Neskelbiama“.
book-public = Neskelbiama
book-public-title = Neskelbiami skaičiai ir ribos, kurias apie juos gali sužinoti skaitytojas
book-part = Skaičius
book-mark = Išspausdinta
book-why = Kodėl
book-why-small = mažas skaičius
book-why-protects = saugo žmones
book-why-series = visa eilutė
book-range-low = Ribos nuo
book-range-high = Ribos iki
