### Ataskaitos žodžiai lietuviškai. Skaičiai ateina išspausdinti; sakiniai sudaryti taip, kad skaičius nelinksniuotų žodžio.

## Viršelis ir puslapio kraštai
certificate = Sertifikatas { $reference } · { $scheme }
certificate-unnumbered = Sertifikatas · { $scheme }
certified-service = Sertifikuota paslauga.
provider-code = Įstaigos kodas { $code }
fact-children = globojami vaikai, { $date }
fact-families = šeimos, kuriose globojami vaikai, { $date }
fact-staff = užimti etatai (darbuotojų – { $people }), { $date }
prepared = Parengta { $date } · { $program } · duomenų atspaudas { $fingerprint }
internal = Vidaus naudojimui: be asmens duomenų
page-ref = ({"{"}page{"}"}{"\u00A0"}p.)
page-of = {"{"}page{"}"} puslapis iš {"{"}pages{"}"}
contents = Turinys

## Sertifikato juosta
timeline-title = Sertifikato galiojimas ir ataskaitinis laikotarpis
timeline-issued = { $date } suteiktas
timeline-expires = galioja iki { $date }
timeline-progress = { $months }{"\u00A0"}mėn. pažangos ataskaita
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
column-trend = Kaip kito, { $span }
summary-note = Brūkšninė linija – siekis, „Iš“ – vardiklis, „p.{"\u00A0"}p.“ – procentiniai punktai. Pokytis skaičiuojamas nuo ankstesnio laikotarpio, iš nesuapvalintų reikšmių.
summary-caption-one = Visi rodikliai: reikšmė ir siekis
summary-none = Iš šių duomenų nepavyko apskaičiuoti nė vieno rodiklio.
summary-note-one = „Iš“ – vardiklis.
all-defined-in = Visi rodikliai apibrėžti A{"\u00A0"}priede
reading = Kaip skaityti
reading-target = Siekis yra pasiektas arba nepasiektas pagal tikslią, nesuapvalintą reikšmę. Ženklas „○“ reiškia, kad duomenų siekiui įvertinti per mažai arba jų nėra.
reading-certainty = „Nėra tikra“ reiškia, kad siekis patenka į 95{"\u00A0"}% pasikliautinąjį intervalą: duomenų tiek nedaug, kad skirtumas nuo siekio gali būti atsitiktinis.
reading-counts = Skaičius be siekio rodo veiklos apimtį. Didesnis ar mažesnis jis savaime nėra nei geresnis, nei blogesnis.
reading-groups = Grupių lentelėse juosta vaizduoja naujausio laikotarpio reikšmę, o brūkšnys joje – siekį. Vienam žmogui priklausant kelioms grupėms, grupių suma būna didesnė už bendrą skaičių.

## Įvertinimas
verdict-word = { $verdict ->
    [met] pasiekta
    [not_met] nepasiekta
    [too_few] per mažai duomenų
    [no_data] nėra duomenų
    [partly_kept] nevisas laikotarpis
    [impossible] neapskaičiuojama
    [rounded] apvalinta: nenustatyta
    [withheld] neskelbiama
   *[no_target] be siekio
 }
verdict-phrase = { $verdict ->
    [met] siekis { $target } pasiektas
    [not_met] siekis { $target } nepasiektas
    [too_few] per mažai duomenų siekiui ({ $target }) įvertinti
    [no_data] nėra duomenų
    [partly_kept] registras vestas tik dalį laikotarpio
    [impossible] reikšmės apskaičiuoti negalima
    [rounded] iš suapvalintų skaičių nematyti, ar siekis ({ $target }) pasiektas
    [withheld] siekio ({ $target }) įvertinimas neskelbiamas
   *[no_target] siekis nenustatytas
 }
verdict-doubt = nėra{"\u00A0"}tikra

## Sakiniai iš rezultato
lead-verdict = { $verdict ->
    [met] { $past ->
        [first] Siekis ({ $target }) pasiektas pirmą kartą per rodomus laikotarpius ({ $span }).
        [always] Siekis ({ $target }) pasiektas visais rodomais laikotarpiais ({ $span }).
       *[silent] Siekis ({ $target }) pasiektas.
     }
    [not_met] { $past ->
        [no_longer] Siekis ({ $target }) nepasiektas, nors ankstesniu laikotarpiu buvo pasiektas.
        [never] Siekis ({ $target }) nepasiektas nė vienu rodomu laikotarpiu ({ $span }).
       *[silent] Siekis ({ $target }) nepasiektas.
     }
    [too_few] Ar siekis ({ $target }) pasiektas, pasakyti negalima: per mažai duomenų (yra { $units }, reikia bent { $minimum }).
    [no_data] Šiuo laikotarpiu nėra duomenų, iš kurių rodiklį būtų galima apskaičiuoti.
    [partly_kept] Registras vestas tik dalį šio laikotarpio, todėl viso laikotarpio reikšmės nėra.
    [impossible] Iš šio laikotarpio duomenų reikšmės apskaičiuoti negalima: vardiklis neigiamas arba skaičiai per dideli.
    [rounded] Ar siekis ({ $target }) pasiektas, iš suapvalintų skaičių pasakyti negalima.
    [withheld] Reikšmė neskelbiama: iš jos vienos ar kartu su kitais skaičiais būtų galima sužinoti apie kelis žmones.
   *[no_target] Šiam rodikliui siekis nenustatytas.
 }
lead-uncertain = Tačiau išvada nėra tikra: siekis patenka į 95{"\u00A0"}% pasikliautinąjį intervalą, todėl skirtumas nuo siekio gali būti atsitiktinis.
lead-answered = { $bounded ->
    [yes] Atsakė { $rate } galėjusiųjų atsakyti ({ $returned } iš { $eligible }); jei būtų atsakę visi, reikšmė galėtų būti nuo { $low } iki { $high }.
   *[no] Atsakė { $rate } galėjusiųjų atsakyti ({ $returned } iš { $eligible }).
 }
lead-change = { $direction ->
    [better] Rodiklis pagerėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
    [worse] Rodiklis pablogėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
    [same] Reikšmė nepakito: { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
    [nearly] Reikšmė beveik nepakito: { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
    [too_few] Pokyčiui vertinti duomenų per mažai: { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
    [higher] Reikšmė padidėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
   *[lower] Reikšmė sumažėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }; { $now }{"\u00A0"}–{"\u00A0"}{ $new }.
 }
lead-chance = Šis skirtumas gali būti atsitiktinis.
lead-season = { $direction ->
    [better] Palyginti su tuo pačiu laikotarpiu prieš metus, rodiklis pagerėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
    [worse] Palyginti su tuo pačiu laikotarpiu prieš metus, rodiklis pablogėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
    [same] Palyginti su tuo pačiu laikotarpiu prieš metus, reikšmė nepakito: { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
    [nearly] Palyginti su tuo pačiu laikotarpiu prieš metus, reikšmė beveik nepakito: { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
    [higher] Palyginti su tuo pačiu laikotarpiu prieš metus, reikšmė padidėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
   *[lower] Palyginti su tuo pačiu laikotarpiu prieš metus, reikšmė sumažėjo ({ $difference }): { $before }{"\u00A0"}–{"\u00A0"}{ $old }.
 }
lead-tolerance = Nukrypimas neviršija įstaigos nustatyto leistinojo ({ $tolerance }), tačiau siekis nepasiektas.
lead-settle = { $enough ->
    [yes] Kad išvada būtų tikra, reikėtų papildomų palankių atsakymų: { $more }.
   *[no] Kad išvada būtų tikra, reikėtų papildomų palankių atsakymų: { $more }; tai daugiau, negu yra neatsakiusiųjų ({ $others }).
 }
lead-benchmark = { $direction ->
    [same] Palyginti: { $origin } ({ $date }){"\u00A0"}–{"\u00A0"}{ $value }; reikšmė tokia pati.
    [higher] Palyginti: { $origin } ({ $date }){"\u00A0"}–{"\u00A0"}{ $value }; šio centro reikšmė didesnė ({ $difference }).
   *[lower] Palyginti: { $origin } ({ $date }){"\u00A0"}–{"\u00A0"}{ $value }; šio centro reikšmė mažesnė ({ $difference }).
 }
lead-unknown = { $bounded ->
    [yes] Neaiškių atvejų{"\u00A0"}–{"\u00A0"}{ $count }; dėl jų reikšmė gali būti nuo { $low } iki { $high }.
   *[no] Neaiškių atvejų{"\u00A0"}–{"\u00A0"}{ $count }.
 }
lead-doubted = Kai kurie įrašai prieštarauja kitiems arba iki galo neperskaityti; dėl jų reikšmė gali būti nuo { $low } iki { $high }.
reserve = { $verdict ->
    [met] { $none ->
        [yes] Atsargos nėra: jei bent vienas palankus atvejis būtų nepalankus, siekis būtų nepasiektas.
       *[no] Atsarga{"\u00A0"}–{"\u00A0"}{ $units }: tiek palankių atvejų galėtų būti nepalankūs, o siekis vis tiek būtų pasiektas.
     }
   *[not_met] Iki siekio trūksta palankių atvejų: { $units }.
 }
tally = Rodiklių, kuriems nustatytas siekis,{"\u00A0"}–{"\u00A0"}{ $all }: siekis pasiektas{"\u00A0"}–{"\u00A0"}{ $met }, nepasiektas{"\u00A0"}–{"\u00A0"}{ $not_met }, įvertinti negalima{"\u00A0"}–{"\u00A0"}{ $not_assessed }.
tally-missed = Siekis nepasiektas: { $list }.
tally-missed-one = „{ $title }“ ({ $value })
tally-uncertain = Išvadų, kurios nėra tikros,{"\u00A0"}–{"\u00A0"}{ $uncertain }: siekis patenka į 95{"\u00A0"}% pasikliautinąjį intervalą.
tally-withheld = Rodikliai su siekiu, kurių reikšmė neskelbiama: { $withheld }.
tally-none = Nė vienam rodikliui siekis nenustatytas.

## Rodiklio puslapis
of = { $part } iš { $whole }
of-unit = { $of } ({ $unit })
interval = 95{"\u00A0"}% intervalas { $low }–{ $high }
target = siekis { $target }
limit-least = ne mažiau kaip { $limit }
limit-most = ne daugiau kaip { $limit }
unit-no-target = { $unit }; siekis nenustatytas
no-data = nėra duomenų
excluded = Neįskaičiuota: { $count } ({ $reason })
unknown = Neaiški reikšmė: { $count }
unknown-group = nežinoma
benchmark = palyginti { $value }
heading-survey = Kaip atsakyta
caption-response = Kiek galėjusiųjų atsakyti atsakė, { $period }.
caption-answers-steps = Kaip atsakė turintieji nuomonę: kiekvieno atsakymo dalis, nuo palankiausio kairėje.
row-answers = { $period }: { $parts }
row-beside = { $rated }
row-no-opinion = { $rated }; be nuomonės { $none }
survey-top = Geriausią įvertinimą pasirinko { $top1 }, vieną iš dviejų geriausių{"\u00A0"}–{"\u00A0"}{ $top2 }.
survey-finite = Atsakė tiek galėjusiųjų atsakyti, kad intervalą galima patikslinti: jei neatsakiusieji atsakytų panašiai, visų { $eligible } dalis būtų { $low }–{ $high }.
survey-voices = Atsakė patys: { $own }; su pagalba: { $assisted }; už juos atsakė kiti: { $proxy }; nežinoma: { $unknown }.
caption-turnout = Kiek galėjo atsakyti, kiek pakviesta ir kiek atsakė
caption-turnout-by = { $group }: kiek galėjo atsakyti, kiek pakviesta ir kiek atsakė, { $period }
column-rate-of-eligible = Gauta iš galėjusių
column-rate-of-invited = Gauta iš pakviestų
heading-control = Ar procesas stabilus
control-every = { $every ->
    [month] mėnesiais
   *[quarter] ketvirčiais
 }
caption-control = Kontrolinė diagrama { $every }: vidurkis ir ribos, tarp kurių reikšmės svyruoja atsitiktinai (trys standartiniai nuokrypiai). Didelis apskritimas – neįprasta reikšmė.
control-mean = vidurkis { $value }
control-upper = viršutinė riba { $value }
control-lower = apatinė riba { $value }
control-point = { $period }: { $value }
control-unusual = { $period }: { $value }, neįprasta
control-stable = Neįprastų reikšmių nėra: reikšmės svyruoja tik atsitiktinai, nuo { $lower } iki { $upper }.
control-signals = Neįprastos reikšmės rodo, kad kažkas pasikeitė: { $list }.
control-signal = { $rule ->
    [outside] { $period }: { $value }, už ribos
    [run] { $period }: ilga eilė vienoje vidurkio pusėje
    [trend] { $period }: nuosekliai { $way ->
        [up] didėja
       *[down] mažėja
      }
   *[two_of_three] { $period }: dvi iš trijų reikšmių arti ribos
 }
control-reading = { $reading ->
    [improvement] pagerėjimas
    [concern] pablogėjimas
   *[neutral] pokytis
 }
control-assurance = { $assurance ->
    [capable] Jei niekas nesikeis, siekis ({ $target }) bus patikimai pasiekiamas.
    [hit_or_miss] Jei niekas nesikeis, siekis ({ $target }) vienais { $every ->
        [month] mėnesiais
       *[quarter] ketvirčiais
     } bus pasiektas, kitais – ne: siekis yra tarp ribų, tarp kurių svyruoja šios diagramos reikšmės.
   *[incapable] Jei niekas nesikeis, siekis ({ $target }) nebus pasiektas: jis yra už ribų, tarp kurių reikšmės svyruoja.
 }
control-unstable = Kol procesas nėra stabilus, tai tik apytikslė prognozė.
heading-trend = Kaip kito
heading-answers = Kas ir kaip atsakė
caption-trend-share = Kaip kito: dalis ir jos 95{"\u00A0"}% pasikliautinasis intervalas (Wilsono) kiekvienu laikotarpiu.
caption-trend-value = Kaip kito: reikšmė kiekvienu laikotarpiu ({ $unit }).
caption-truncated = Ašis prasideda ne nuo nulio.
caption-answers = Kas ir kaip atsakė, { $period }: viršuje – kiek galėjusiųjų atsakyti atsakė, apačioje – kaip atsakė; palankūs atsakymai tamsūs.
caption-periods = Reikšmės pagal laikotarpius
lone-group = „{ $title }“: tik viena grupė{"\u00A0"}– „{ $group }“.
withheld-groups = „{ $title }“: reikšmės pagal grupes neskelbiamos.
caption-cross = { $rows } × { $columns }, { $period }
overlap = { $period }: kelioms grupėms („{ $title }“) priklauso { $count } ({ $unit }), todėl grupių suma didesnė už bendrą skaičių.
eligible = Galėjo atsakyti: { $count }
returned = Tinkami atsakymai: { $usable } (gauta { $returned })
column-period = Laikotarpis
column-group = Grupė
column-bars = Palyginimas, { $period }
column-share = Dalis
column-total = Iš viso
column-cases = Skaičius
column-numerator = Skaitiklis
column-denominator = Vardiklis
column-unknown = Neaiški
column-interval = 95{"\u00A0"}% intervalas
defined-in = Apibrėžtis ir skaičiavimas{"\u00A0"}– A{"\u00A0"}priede
figure-number = { $number }{"\u00A0"}pav.
table-number = { $number }{"\u00A0"}lentelė.

## Kuo remiasi reikšmė: atsiveria ekrane
provenance = Kuo remiasi ši reikšmė
provenance-table = Kuo remiasi šios reikšmės
provenance-row = { $title }: { $value }
provenance-caption = Kas suskaičiuota
provenance-population = Iš viso atvejų
provenance-excluded = Neįskaičiuota ({ $reason })
provenance-unknown = Neaiški reikšmė
provenance-perhaps = Neaišku, ar priklauso
provenance-divisor-population = Vardiklis: iš viso atvejų
provenance-divisor-excluded = Vardiklis: neįskaičiuota ({ $reason })
provenance-divisor-unknown = Vardiklis: neaiški reikšmė
provenance-divisor-perhaps = Vardiklis: neaišku, ar priklauso
provenance-definition = Apibrėžtis
provenance-card = kortelė su sąlygomis
provenance-files = Failai, iš kurių skaičiuota
provenance-read = Perskaityta eilučių
provenance-behind = Panaudota eilučių
provenance-note = Panaudota eilučių – kiek eilučių įskaičiuota į visus atvejus. Brūkšnys – eilutės neskaičiuotos arba kiti įrašai į jas tik nurodo.
provenance-findings = Neatitikimai duomenyse, iš kurių skaičiuota (visais laikotarpiais);
provenance-places = jų vietos ir kaip taisyti
provenance-no-findings = Duomenyse, iš kurių skaičiuota, neatitikimų nerasta.
provenance-command = Kiekvieną eilutę parodo komanda

## A priedas
annex-a = A priedas. Rodiklių apibrėžtys
annex-a-lead = Sąlygos spausdinamos tiksliai taip, kaip parašytos apibrėžčių failuose ir vykdomos.
annex-a-linked = Ką rodiklis rodo ir ko nerodo, pasakyta jo puslapyje: ten veda kiekvienos kortelės pavadinimas.
card-unit = Vienetai ir skaičiavimas
card-continued = { $title } (tęsinys)
card-share = procentai (skaičiuojama: { $counted })
card-conditions = Sąlygos
card-exclusions = Neįskaičiuojama
card-unknowns = Neaiškios reikšmės
card-minimum = Mažiausiai atvejų siekiui vertinti
card-targets = Siekis
card-source = Apibrėžties šaltinis
card-mapped = Susieta su
card-version = Versija ir failas

## B priedas
annex-b = B priedas. Apklausų atsakas
annex-b-lead = Kas galėjo atsakyti, kiek atsakymų gauta ir kiek jų tinka rodikliams.
annex-b-none = Šiuo laikotarpiu apklausų duomenų nėra.
annex-b-note = „Tinka“ – atsakymai, iš kurių apskaičiuota reikšmė.
annex-b-dash = Brūkšnys – skaičius, kurio iš įstaigos įrašų apskaičiuoti nepavyko.
annex-b-dash-public = Brūkšnys – skaičius, kurio apskaičiuoti nepavyko arba kuris neskelbiamas.
annex-b-rate = Atsako dalis – gautų anketų ir galėjusiųjų atsakyti santykis.
sensitivity-caption = Kiek priklauso nuo apibrėžties: „{ $title }“
column-favourable = Palankūs atsakymai
column-with-opinion = Iš turinčiųjų nuomonę
column-all-answers = Iš visų atsakiusiųjų
cut-top_1 = tik geriausias įvertinimas
cut-top_2 = du geriausi įvertinimai
cut-neutral_and_above = du geriausi ir neutralus
cut-items = du geriausi, kitų klausimų atsakymai kartu
surveys-caption = Apklausų rodikliai ir jų atsakas
column-survey = Rodiklis
column-eligible = Galėjo atsakyti
column-invited = Pakviesta
column-returned = Gauta
column-usable = Tinka
column-rate = Atsako dalis

## C priedas
annex-c = C priedas. Duomenų kokybė
annex-c-lead = Niekas netaisoma tyliai: nesuprasti, praleisti ir vienas kitam prieštaraujantys duomenys čia išvardyti su vieta ir taisymo būdu. Pačių reikšmių ir asmens duomenų čia nėra.
annex-c-none = Duomenyse neatitikimų nerasta.
findings-caption = Kas rasta duomenyse
column-finding = Kas rasta ir kaip taisyti
column-count = Kiek
column-places = Kur

## D priedas
annex-d = D priedas. Metodo pastabos
note-equass = Kas ši ataskaita yra ir kas – ne
note-equass-text = Ataskaita išdėstyta pagal EQUASS principus, bet nėra nei EQUASS vertinimas, nei balas, nei sprendimas dėl sertifikato. Principų kodai ir pavadinimai pateikti programos autorių žodžiais; oficialių kriterijų tekstų čia nėra.
note-counting = Kaip skaičiuojama
note-counting-text = Kiekvienas asmuo, šeima, atsakymas ar paslauga rodiklyje skaičiuojami vieną kartą. Iš dalių vidurkis neskaičiuojamas: skaitikliai ir vardikliai sudedami, o dalijama tik paskutiniu žingsniu. Apvalinama tik spausdinant.
note-target = Kaip tikrinamas siekis
note-target-text = Siekis tikrinamas su tikslia, nesuapvalinta reikšme. Jei suapvalinta reikšmė prieštarautų įvertinimui, spausdinama daugiau skaitmenų po kablelio: 94,96{"\u00A0"}% nesiekia 95{"\u00A0"}%.
note-certainty = Ką reiškia „nėra tikra“
note-certainty-text = Prie dalies pateikiamas 95{"\u00A0"}% pasikliautinasis intervalas (Wilsono). „Nėra tikra“ rašoma, kai siekis patenka į šį intervalą: duomenų tiek nedaug, kad tikroji reikšmė gali būti ir kitoje siekio pusėje. Intervalas neparodo paklaidos, kuri atsiranda dėl neatsakiusiųjų.
note-unknown = Neaiškios reikšmės
note-unknown-text = Kai sąlygos negalima nei patvirtinti, nei paneigti, atvejis laikomas neaiškiu: toks atvejis suskaičiuojamas atskirai ir vertinamas taip, kaip nurodyta apibrėžtyje. „Nėra duomenų“ niekada nereiškia nulio.
note-small = Maži skaičiai
note-small-text = Kai vienetų mažiau, nei reikalauja apibrėžtis, reikšmė pateikiama, bet su siekiu nelyginama. Nedidelis dviejų laikotarpių skirtumas dar nerodo krypties.
note-small-public = Kai vienetų mažiau, nei reikalauja apibrėžtis, reikšmė su siekiu nelyginama. Maži skaičiai saugomi pagal paskutiniame priede išdėstytas taisykles. Nedidelis dviejų laikotarpių skirtumas dar nerodo krypties.
note-words = Žodžiai ir santrumpos
note-words-text = „P.{"\u00A0"}p.“ – procentiniai punktai: nuo 90{"\u00A0"}% iki 95{"\u00A0"}% yra 5{"\u00A0"}p.{"\u00A0"}p. Leistinasis nukrypimas – įstaigos iš anksto nustatytas atstumas iki siekio: jo neviršijanti reikšmė siekio nepasiekia, bet yra arti jo. „n iš m“ – skaitiklis iš vardiklio. GIMK – globėjų (rūpintojų), budinčių globotojų, įtėvių ir bendruomeninių vaikų globos namų darbuotojų mokymo ir konsultavimo programa. EQUASS – Europos socialinių paslaugų kokybės sistema.
note-privacy = Asmens duomenys
note-privacy-text = Ataskaitoje nėra vardų, asmens kodų, gimimo datų ir laisvo teksto. Mažų grupių skaičiai skirti vidaus naudojimui ir auditui.

## E priedas
annex-e = E priedas. Duomenų šaltiniai
annex-e-lead = Iš tų pačių failų ir apibrėžčių ta pati programos versija visada parengia tą pačią ataskaitą. Kontrolinė suma (SHA-256) rodo, ar failas nepakito. Programa: { $program }; duomenų atspaudas: { $fingerprint }.
annex-e-evidence = Prie ataskaitos pridėti įrodymai: failų ir apibrėžčių sąrašas, apibrėžtys, rodikliai ir kiekvieno rodiklio vienetai pseudonimais. Tikrinama komanda „rodiklis verify“. Failo manifest.json kontrolinė suma (SHA-256), susiejanti visus įrodymus:
files-caption = Įstaigos failai
files-note = „Praleista“ – eilutės, kuriose įrašo nėra: pavadinimai, stulpelių antraštės, tuščios eilutės, mėnesiai, sumos ir pastabos. Nė vienas įrašas nepraleidžiamas nepaminėjus jo duomenų kokybės priede.
definitions-caption = Apibrėžčių failai
column-file = Failas
column-dataset = Turinys
column-read = Eilučių
column-left-out = Praleista
column-hash = SHA-256
column-hash-start = SHA-256, pirmi 16
column-version = Versija

## Rodiklio kortelės ir priedų papildymai
favourable = palankūs{"\u00A0"}–{"\u00A0"}{ $count }
not-favourable = kiti{"\u00A0"}–{"\u00A0"}{ $count }
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
condition-count = vienetas, kiekvienas vieną kartą:
condition-sum = sumuojama:
condition-value = reikšmė:
condition-latest = iš kelių vieneto įrašų – vėliausias pagal
condition-earliest = iš kelių vieneto įrašų – ankstyviausias pagal
target-from = nuo { $date }
target-to = iki { $date }
version-from = galioja nuo { $date }

restated = Perskaičiuoti rodikliai
restated-lead = Šių rodiklių reikšmės, patvirtintos uždarius laikotarpį, nuo to laiko pasikeitė. Priežastys nurodytos pagal tai, kas pasikeitė: duomenų failai, jų skaitymas, apibrėžtys, nuostatos, siekiai ar programa.
restated-caption = { $period }: patvirtinta { $issued }, palyginta: { $until }
column-before = Buvo
column-after = Yra
column-cause = Galima priežastis

## Aprėptis
coverage = Aprėptis pagal sistemos dalis
coverage-lead = Dalių, kurioms yra bent vienas rodiklis su šio laikotarpio reikšme,{"\u00A0"}–{"\u00A0"}{ $covered } iš { $all }.
coverage-bare = Be šio laikotarpio reikšmių: { $list }.
coverage-caption = { $framework }: kiek rodiklių susieta ir kiek jų turi šio laikotarpio reikšmę
coverage-group = Dalis
coverage-mapped = Susieta
coverage-with = Su reikšme
coverage-without = Be reikšmės
coverage-lacking = Kokių duomenų trūksta
coverage-note = Lentelė rodo, kam yra skaičių, o ne kaip gerai dirbama: tai nėra balas. Rodiklis įskaičiuojamas į kiekvieną dalį, su kuria susietas, bet ataskaitoje pateikiamas vieną kartą, todėl dalis gali turėti reikšmių, bet neturėti savo skyriaus. Požiūrį ir jo taikymą įrodo dokumentai, ne rodikliai.
coverage-period = šio laikotarpio reikšmių nėra

## Srautai
flow-column = Kas skaičiuojama
flow-children = Vaikų skaičius ir judėjimas
flow-children-first = Vaikai laikotarpio pradžioje
flow-children-entries = Prasidėję globos epizodai
flow-children-exits = Pasibaigę globos epizodai
flow-children-last = Vaikai laikotarpio pabaigoje
flow-children-all = Iš viso globota vaikų per laikotarpį
flow-families = Šeimų skaičius
flow-families-first = Šeimos laikotarpio pradžioje
flow-families-last = Šeimos laikotarpio pabaigoje
flow-families-all = Iš viso vaikus globojusių šeimų per laikotarpį
project-target = Siektina
project-achieved = Pasiekta

## Lentelės, kurias spausdina kelios ataskaitos
goals-now = Pasiekta { $period }
goals-columns = { $columns ->
    [all] Siektina, pasiekta ir ankstesnio laikotarpio reikšmė
    [target] Siektina ir pasiekta reikšmė
    [before] Šio ir ankstesnio laikotarpio reikšmė
   *[value] Šio laikotarpio reikšmė
 }
goals-rate = atsako dalis{"\u00A0"}– { $rate }
goals-unknown = neaiškių{"\u00A0"}– { $count }
signatures-act = Veiksmas
signatures-post = Pareigos, vardas, pavardė
signatures-signature = Parašas
signatures-date = Data
signatures-prepared = PARENGTA
signatures-agreed = SUDERINTA
signatures-approved = PATVIRTINTA
actions-group = Principas ar kriterijus
actions-what = Veiksmas
actions-done = Atlikta
actions-due = Numatyta iki
actions-effect = Rodiklis: prieš → po
actions-indicator = Rodiklis, kuriuo bus matuojama
actions-today = dabar: { $value }
actions-chance = gali būti atsitiktinis
actions-evidence = Įrodymas
actions-no-indicator = rodiklis nenurodytas
actions-no-evidence = nenurodyta
lacking-period = Šio laikotarpio reikšmių nėra.
project-centre = Centras
project-shared = Asmenų, kuriuos skaičiavo keli centrai: { $shared }; bendrame skaičiuje kiekvienas jų įskaitytas vieną kartą. Vienetų, kuriuos žino tik jų centras: { $local }.

## Vieša ataskaita
public-statement-rounded = Viešai: žmonių skaičiai suapvalinti
public-statement-withheld = Viešai: maži skaičiai neskelbiami
public-reading-rounded = Žmonių skaičiai suapvalinti iki { $base } kartotinių: 0 reiškia nuo 0 iki { $most }, { $twice } – nuo { $from } iki { $to }; sudėję juos gausite bendrus skaičius.
public-reading-withheld = Maži žmonių skaičiai neskelbiami: vietoj jų rašoma „mažiau kaip { $threshold }“ arba „neskelbiama“.
annex-public = F priedas. Kaip saugomi maži skaičiai
annex-public-proof = Programa patikrino, ar iš to, kas čia išspausdinta, apibrėžčių ir šių taisyklių galima tiksliai apskaičiuoti kurį nors iš šių skaičių, ir tokio būdo nerado. Ji mato ne visus skaičių ryšius, o į tai, ką kas nors apie įstaigą žino iš kitur, atsižvelgti neįmanoma.
public-rule-threshold = Teigiami žmonių ir jiems nutikusių dalykų skaičiai, mažesni kaip { $threshold }, neskelbiami; vietoj jų rašoma „mažiau kaip { $threshold }“, jei tai nepasako daugiau. Pinigai, renginiai ir kiti dalykai neslepiami dėl to, kad jų mažai.
public-rule-zeros = Nulis skelbiamas, išskyrus dalis, kurių vardiklis mažesnis kaip { $few }: ten „nė vienas“ pasakytų apie visus.
public-rule-no-zeros = Nulis neskelbiamas kaip ir maži skaičiai.
public-rule-share = Dalis neskelbiama, jei vardiklis mažesnis kaip { $least }, arba jei maža pati dalis ar tai, kas lieka iki visumos.
public-rule-others = Neskelbiami ir kiti skaičiai, jei iš jų būtų galima apskaičiuoti neskelbiamą skaičių: vietoj jų rašoma „neskelbiama“. Kartu neskelbiama reikšmė, intervalas, įvertinimas ir pokytis.
public-rule-series = Teigiamas skaičius, neskelbiamas vienu laikotarpiu, neskelbiamas ir kitais tos pačios rūšies laikotarpiais.
public-rounded-base = Žmonių ir jiems nutikusių dalykų skaičiai suapvalinti aukštyn arba žemyn iki { $base } kartotinio taip, kad grupių suma liktų bendras skaičius, o ketvirčių – metų. Nuo suskaičiuoto kiekvienas skiriasi ne daugiau kaip { $most }. Pinigai, renginiai ir kiti dalykai nesuapvalinti.
public-rounded-values = Dalys, santykiai, intervalai ir pokyčiai apskaičiuoti iš suapvalintų skaičių; kai žmonių vardiklyje mažiau kaip { $least }, reikšmė neskelbiama. Ar siekis pasiektas, pasakyta tik tada, kai apvalinimas atsakymo nekeičia.
public-rounded-sums = Dienų, valandų ir etatų sumos nesuapvalintos, bet neskelbiamos, jei žmonių mažiau kaip { $few } arba jei iš jų būtų galima apskaičiuoti tokią sumą. Vidurkiai ir medianos skelbiami nedetaliai ir tik tada, kai žmonių ne mažiau kaip { $few }.
public-rounded-rows = Grupės, kurių visi skaičiai suapvalinti iki nulio, nerodomos: jose gali ką nors būti, gali ir nebūti.
public-rounded-proof = Suapvalinti skaičiai tarpusavyje dera taip pat, kaip suskaičiuotieji, todėl nė vieno skaičiaus nuo 1 iki { $most } iš jų sužinoti negalima: kiekvienas galėtų būti ir toks, koks išspausdintas. Į tai, ką kas nors apie įstaigą žino iš kitur, atsižvelgti neįmanoma.
public-withheld = Rodikliai, kurių bent vienas skaičius neskelbiamas: { $list }. Kurie tai skaičiai, išvardyta JSON faile ir skaičiuoklės lape „Neskelbiama“.
note-privacy-public = Ataskaitoje nėra vardų, asmens kodų, gimimo datų ir laisvo teksto. Kaip saugomi maži skaičiai, pasakyta paskutiniame priede.
annex-c-lead-public = Niekas netaisoma tyliai. Kokios klaidos ir neatitikimai rasti duomenyse, čia išvardyta; kiek jų ir kuriose vietose, pasakyta tik įstaigos ataskaitoje.
annex-e-lead-public = Iš tų pačių failų ir apibrėžčių ta pati programos versija visada parengia tą pačią ataskaitą. Failų eilučių skaičiai ir kontrolinės sumos neskelbiami. Programa: { $program }; paskelbtų duomenų atspaudas: { $fingerprint }.

## Paveikslai
caption-pyramid = { $caption }. Kairėje – { $left }, dešinėje – { $right }; juostų ilgis – skaičius ({ $unit }), abiejose pusėse mastelis tas pats.
caption-stacked = { $caption }. Juostų ilgis – skaičius ({ $unit }); juostos padalytos pagal požymį „{ $columns }“.
caption-multiples = { $groups }: kaip kito kiekviena grupė; visų grupių mastelis tas pats.
caption-dashed = Brūkšninė linija – { $line }.
caption-light = Šviesus taškas – vienetų mažiau negu { $minimum }.
caption-dots = Apklausų rodikliai viename mastelyje, { $period }: taškas – dalis, linija – jos 95{"\u00A0"}% pasikliautinasis intervalas (Wilsono), brūkšninė linija – siekis.
caption-funnel = Centrai pagal dydį. Jei centrai skirtųsi tik atsitiktinai, beveik visi (99,8{"\u00A0"}%) būtų tarp ištisinių linijų, dauguma (95{"\u00A0"}%) – tarp brūkšninių. Centrai nereitinguojami.
picture-most = Daugiausia: { $list }.
picture-withheld = Neskelbiami skaičiai nepavaizduoti.
picture-hollow = Tuščiavidurė juostos dalis – skaičiai, kurie pagal dalis neskelbiami.
picture-empty = Nepavaizduota, nes reikšmių nėra arba jos neskelbiamos: { $list }.
picture-unknown = Nepavaizduota, nes reikšmė nežinoma: { $list }.
picture-unknown-one = „{ $title }“ ({ $count })
picture-range = { $period }: nuo { $low } ({ $lowest }) iki { $high } ({ $highest }).
picture-targets = Siekis tikrai pasiektas: { $met }; tikrai nepasiektas: { $not_met }; ar pasiektas, nėra tikra: { $open }; nevertinta: { $rest }.
funnel-inner = 95{"\u00A0"}%
funnel-outer = 99,8{"\u00A0"}%
funnel-middle = visi centrai { $value }
funnel-outside = Už ribų: { $list }.
funnel-none = Už ribų nėra nė vieno centro.
funnel-beyond = { $side ->
    [below] žemiau
   *[above] aukščiau
 } { $class ->
    [alarm] 99,8{"\u00A0"}%
   *[warning] 95{"\u00A0"}%
 } ribos
