### Ataskaitos žodžiai lietuviškai. Skaičiai ateina išspausdinti; sakiniai sudaryti taip, kad skaičius nelinksniuotų žodžio.

## Viršelis ir puslapio kraštai
report-title = Kokybės rodiklių ataskaita
document-title = Kokybės rodiklių ataskaita { $period }
description = { $provider }: kokybės rodikliai pagal EQUASS principų sandarą, { $days }
subtitle = Parengta pagal EQUASS principų sandarą
certificate = Sertifikatas { $reference } · { $scheme }
certified-service = Sertifikuota paslauga.
provider-code = Įstaigos kodas { $code }
prepared = Parengta { $date } · { $program } · duomenų atspaudas { $fingerprint }
internal = Vidaus naudojimui: be asmens duomenų
page-of = {"{"}page{"}"} puslapis iš {"{"}pages{"}"}
contents = Turinys

## Sertifikato juosta
timeline-title = Sertifikato galiojimas ir ataskaitinis laikotarpis
timeline-issued = { $date } suteiktas
timeline-expires = galioja iki { $date }
timeline-progress = { $months } mėn. pažangos ataskaita
timeline-period = ataskaitinis laikotarpis

## Suvestinė
summary = Rodikliai iš pirmo žvilgsnio
summary-caption = Visi rodikliai: reikšmė, siekis ir pokytis
column-indicator = Rodiklis
column-value = Reikšmė
column-of = Iš
column-target = Siekis
column-verdict = Įvertinimas
column-change = Pokytis
summary-note = Brūkšninė linija – siekis. „Nėra tikra“: 95{"\u00A0"}% pasikliautinasis intervalas apima siekį, todėl rezultatas gali būti atsitiktinis. Pokytis – palyginti su ankstesniu laikotarpiu. Visi rodikliai apibrėžti A{"\u00A0"}priede.

## Įvertinimas
verdict-word = { $verdict ->
    [met] pasiekta
    [not_met] nepasiekta
    [too_few] per mažai duomenų
    [no_data] nėra duomenų
   *[no_target] be siekio
 }
verdict-phrase = { $verdict ->
    [met] siekis { $target } pasiektas
    [not_met] siekis { $target } nepasiektas
    [too_few] siekiui { $target } įvertinti per mažai duomenų
    [no_data] nėra duomenų
   *[no_target] siekis nenustatytas
 }
verdict-doubt = nėra tikra

## Sakiniai iš rezultato
lead-verdict = { $verdict ->
    [met] { $past ->
        [first] Siekis { $target } pasiektas pirmą kartą per rodomą laikotarpį ({ $span }).
        [always] Siekis { $target } pasiektas, kaip ir ankstesniais rodomais laikotarpiais ({ $span }).
       *[silent] Siekis { $target } pasiektas.
     }
    [not_met] { $past ->
        [no_longer] Siekis { $target } nepasiektas, nors ankstesniu laikotarpiu buvo pasiektas.
        [never] Siekis { $target } nepasiektas nė vienu rodomu laikotarpiu ({ $span }).
       *[silent] Siekis { $target } nepasiektas.
     }
    [too_few] Negalima pasakyti, ar siekis { $target } pasiektas: duomenų per mažai (yra { $units }, reikia bent { $minimum }).
    [no_data] Šiuo laikotarpiu nėra duomenų, iš kurių rodiklį būtų galima apskaičiuoti.
   *[no_target] Šiam rodikliui siekis nenustatytas.
 }
lead-uncertain = Tačiau tikrumo nėra: 95{"\u00A0"}% pasikliautinasis intervalas apima siekį, todėl rezultatas gali būti atsitiktinis.
lead-answered = { $bounded ->
    [yes] Atsako dalis – { $rate } ({ $returned } iš { $eligible }); jei būtų atsakę visi, reikšmė būtų nuo { $low } iki { $high }.
   *[no] Atsako dalis – { $rate } ({ $returned } iš { $eligible }).
 }
lead-change = { $direction ->
    [better] Rodiklis pagerėjo ({ $difference }): nuo { $old } ({ $before }) iki { $new } ({ $now }).
    [worse] Rodiklis pablogėjo ({ $difference }): nuo { $old } ({ $before }) iki { $new } ({ $now }).
    [same] Reikšmė nepakito: { $old } ({ $before }) ir { $new } ({ $now }).
    [higher] Reikšmė padidėjo ({ $difference }): nuo { $old } ({ $before }) iki { $new } ({ $now }).
   *[lower] Reikšmė sumažėjo ({ $difference }): nuo { $old } ({ $before }) iki { $new } ({ $now }).
 }
lead-chance = Toks pokytis gali būti atsitiktinis.
lead-unknown = { $bounded ->
    [yes] Neaiškių atvejų skaičius: { $count } (priklausomai nuo jų reikšmė būtų nuo { $low } iki { $high }).
   *[no] Neaiškių atvejų skaičius: { $count }.
 }
reserve = { $verdict ->
    [met] { $none ->
        [yes] Atsargos nėra: dar vienas priešingas atvejis, ir siekis būtų nepasiektas.
       *[no] Atsarga: { $units } (tiek atvejų galėtų būti priešingi, ir siekis liktų pasiektas).
     }
   *[not_met] Iki siekio trūksta: { $units }.
 }
tally = Iš rodiklių, kuriems nustatytas siekis ({ $all }), pasiekta { $met }, nepasiekta { $not_met }, įvertinti negalima { $not_assessed }.
tally-uncertain = Tikrumo trūksta ({ $uncertain }): 95{"\u00A0"}% pasikliautinasis intervalas apima siekį.
tally-none = Nė vienam rodikliui siekis nenustatytas.

## Rodiklio puslapis
of = { $part } iš { $whole }
of-unit = { $part } iš { $whole } ({ $unit })
interval = 95{"\u00A0"}% intervalas { $low }–{ $high }
target = siekis { $target }
no-data = nėra duomenų
excluded = Neįskaičiuota: { $count } ({ $reason })
unknown = Neaiški reikšmė: { $count }
unknown-group = nežinoma
heading-trend = Kaip kito
heading-groups = Pagal grupes
heading-answers = Kas ir kaip atsakė
heading-numbers = Skaičiai
caption-trend-share = Dalis ir jos 95{"\u00A0"}% pasikliautinasis intervalas (Wilsono) kiekvienu laikotarpiu.
caption-trend-value = Reikšmė kiekvienu laikotarpiu.
caption-truncated = Ašis prasideda ne nuo nulio.
caption-groups = { $stratifier }, { $period }.
caption-answers = Atsakymų skaičius, { $period }. Tamsi spalva – atsakymai, kurie įskaičiuoti į dalį kaip palankūs.
caption-periods = Reikšmės pagal laikotarpius
eligible = Galėjo atsakyti: { $count }
returned = Tinkami atsakymai: { $usable } (gauta { $returned })
column-period = Laikotarpis
column-group = Grupė
column-numerator = Skaitiklis
column-denominator = Vardiklis
column-unknown = Neaiški
column-interval = 95{"\u00A0"}% intervalas
defined-in = Apibrėžtis ir skaičiavimas – A{"\u00A0"}priede.
figure-number = { $number }{"\u00A0"}pav.
table-number = { $number }{"\u00A0"}lentelė.

## A priedas
annex-a = A priedas. Rodiklių apibrėžtys
annex-a-lead = Kiekviena apibrėžtis turi versiją; sąlygos spausdinamos taip, kaip jos parašytos ir vykdomos.
card-words = Ką rodo
card-unit = Kas skaičiuojama
card-scoring = Skaičiavimo būdas
card-conditions = Sąlygos
card-exclusions = Neįskaičiuojama
card-unknowns = Neaiškios reikšmės
card-minimum = Mažiausias skaičius
card-targets = Siekis
card-source = Apibrėžties šaltinis
card-mapped = Susieta su
card-version = Versija
card-file = Failas

## B priedas
annex-b = B priedas. Apklausų atsakas
annex-b-lead = Kas galėjo atsakyti, kiek atsakymų gauta ir kiek jų tinka rodikliams.
annex-b-none = Šiuo laikotarpiu apklausų duomenų nėra.
annex-b-note = Brūkšnys – skaičius, kurio įstaiga nefiksavo.
surveys-caption = Apklausos ir jų atsakas
column-survey = Apklausa
column-eligible = Galėjo atsakyti
column-invited = Pakviesta
column-returned = Gauta
column-usable = Tinka
column-rate = Atsako dalis

## C priedas
annex-c = C priedas. Duomenų kokybė
annex-c-lead = Niekas netaisoma tyliai: kiekvienas nesuprastas, praleistas ar prieštaraujantis langelis čia įvardytas su vieta ir taisymo būdu. Asmens duomenų čia nėra.
annex-c-none = Duomenyse neatitikimų nerasta.
findings-caption = Kas rasta duomenyse
column-finding = Kas rasta ir kaip taisyti
column-count = Kiek
column-places = Kur

## D priedas
annex-d = D priedas. Metodo pastabos
note-equass = Kas ši ataskaita yra ir kas – ne
note-equass-text = Ataskaita atitinka EQUASS principų sandarą; tai nėra EQUASS vertinimas, balas ar sprendimas dėl sertifikato. Principų kodai ir pavadinimai pateikti mūsų žodžiais; oficialių kriterijų tekstų čia nėra.
note-counting = Kaip skaičiuojama
note-counting-text = Kiekvienas asmuo, šeima, atsakymas ar paslauga rodiklyje skaičiuojami vieną kartą. Dalys niekada nevidurkinamos: sudedami skaitikliai ir vardikliai, dalijama paskutiniu žingsniu. Apvalinama tik spausdinant.
note-target = Kaip tikrinamas siekis
note-target-text = Siekis tikrinamas su tikslia, nesuapvalinta reikšme. Jei suapvalinta reikšmė prieštarautų įvertinimui, spausdinama daugiau skaitmenų po kablelio: 94,96{"\u00A0"}% nesiekia 95{"\u00A0"}%.
note-certainty = Ką reiškia „nėra tikra“
note-certainty-text = Prie dalies pateikiamas 95{"\u00A0"}% pasikliautinasis intervalas (Wilsono). „Nėra tikra“ rašoma, kai intervalas apima siekį: su tiek duomenų rezultatas galėjo būti ir kitoje siekio pusėje. Intervalas nepašalina klaidos, kurią daro neatsakiusieji.
note-unknown = Neaiškios reikšmės
note-unknown-text = Kai sąlygos negalima nei patvirtinti, nei paneigti, atvejis laikomas neaiškiu: jis suskaičiuojamas atskirai ir vertinamas taip, kaip nurodyta apibrėžtyje. „Nėra duomenų“ niekada nereiškia nulio.
note-small = Maži skaičiai
note-small-text = Kai vienetų mažiau, nei reikalauja apibrėžtis, reikšmė pateikiama, bet nevertinama. Nedidelis pokytis tarp laikotarpių dar nėra kryptis.
note-privacy = Asmens duomenys
note-privacy-text = Ataskaitoje nėra vardų, asmens kodų, gimimo datų ir laisvo teksto. Mažų grupių skaičiai skirti vidaus naudojimui ir auditui.

## E priedas
annex-e = E priedas. Duomenų šaltiniai
annex-e-lead = Iš tų pačių failų ir apibrėžčių ta pati programos versija visada parengia tą pačią ataskaitą. Kontrolinė suma (SHA-256) rodo, ar failas nepakito. Programa: { $program }; duomenų atspaudas: { $fingerprint }.
files-caption = Įstaigos failai
definitions-caption = Apibrėžčių failai
column-file = Failas
column-dataset = Turinys
column-read = Perskaityta eilučių
column-left-out = Praleista
column-hash = SHA-256
column-version = Versija

## Rodiklio kortelės ir priedų papildymai
favourable = palankiai { $count }
not-favourable = kitaip { $count }
caption-returned = Gauti atsakymai, { $period }.
scoring-count = Vienetų skaičius
scoring-sum = Reikšmių suma
scoring-proportion = Dalis: skaitiklis / vardiklis × 100
scoring-ratio = Santykis: skaitiklis / vardiklis
scoring-mean = Aritmetinis vidurkis
scoring-median = Mediana
missing-not_in_numerator = Lieka vardiklyje, į skaitiklį neįskaičiuojamos; šalia pateikiamos abi galimos reikšmės.
missing-exclude = Į vardiklį neįskaičiuojamos; šalia pateikiamos abi galimos reikšmės.
missing-in_numerator = Įskaičiuojamos ir į skaitiklį; šalia pateikiamos abi galimos reikšmės.
missing-beside = Suskaičiuojamos atskirai ir į reikšmę neįskaičiuojamos.
condition-population = Kas įskaičiuojama
condition-all = visi įrašai
condition-from = Duomenų rinkinys
condition-count = Vienetas, kiekvienas vieną kartą
condition-sum = Sumuojama
condition-latest = Iš kelių vieneto įrašų – vėliausias pagal
condition-earliest = Iš kelių vieneto įrašų – ankstyviausias pagal
target-from = nuo { $date }
target-to = iki { $date }
version-from = galioja nuo { $date }
