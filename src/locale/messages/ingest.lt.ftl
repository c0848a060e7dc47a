# Failų skaitymas: I…

## Failai

I001-title = Failo nėra
I001-what = Šablono „{ $pattern }“ neatitinka nė vienas failas (duomenų rinkinys „{ $dataset }“).
I001-expected = Bent vienas failas, kurio vardas atitinka šabloną.
I001-mend = Įkelkite failą į darbo aplanką arba pataisykite files = [ … ] faile rodiklis.toml. Žvaigždutė * šablone reiškia bet kokius ženklus.
I001-told = Patikrinkite, ar failas yra.

I002-title = Netinkamas failų šablonas
I002-what = Šablono „{ $pattern }“ negalima suprasti: { $message }
I002-expected = Failo vardas, kuriame * reiškia bet kokius ženklus.
I002-mend = Pataisykite files = [ … ] faile rodiklis.toml.
I002-told = Patikrinkite, iš kurių failų turi būti rengiama ataskaita.

I003-title = Failo nepavyko atverti
I003-what = Failo nepavyko atverti: { $message }
I003-expected = Failas, kurį leidžiama skaityti.
I003-mend = Patikrinkite failo teises ir ar jo neužrakino kita programa; tada bandykite dar kartą.

I004-title = Sugadinta skaičiuoklės knyga
I004-what = Failo negalima perskaityti kaip skaičiuoklės knygos.
I004-expected = Sveika XLSX, XLSM, XLS arba ODS knyga.
I004-mend = Atverkite failą skaičiuoklės programa ir įrašykite iš naujo kaip „Excel“ darbaknygę (.xlsx).

I005-title = Knyga apsaugota slaptažodžiu
I005-what = Knyga užšifruota, be slaptažodžio jos perskaityti negalima.
I005-expected = Knyga be atvėrimo slaptažodžio.
I005-mend = Įrašykite kopiją be slaptažodžio ir laikykite ją apsaugotame aplanke.

I006-title = Tuščias failas
I006-what = Faile nieko nėra.
I006-expected = Lentelė su stulpelių pavadinimais ir įrašais.
I006-mend = Patikrinkite, ar failas įrašytas iki galo, arba išbraukite jį iš rodiklis.toml.
I006-told = Patikrinkite, ar failas išsaugotas visas.

I007-title = Neatpažinta failo rūšis
I007-what = Pagal turinį tai nei tekstinė lentelė (CSV), nei skaičiuoklės knyga.
I007-expected = CSV, XLSX, XLSM, XLS arba ODS failas.
I007-mend = Atverkite failą jį sukūrusia programa ir eksportuokite kaip .xlsx arba .csv.

I008-title = Praleistas užrakto failas
I008-what = Tai skaičiuoklės programos laikinas failas: knyga tuo metu atverta.
I008-expected = Užverta knyga.
I008-mend = Jei knygoje yra neįrašytų pakeitimų, įrašykite ją, užverkite ir skaitykite iš naujo.

I009-title = Lapo nepavyko perskaityti
I009-what = Šio knygos lapo perskaityti nepavyko; jo eilučių rodikliuose nėra.
I009-expected = Sveikas lapas.
I009-mend = Atverkite knygą skaičiuoklės programa ir įrašykite iš naujo kaip .xlsx.

## Tekstas

I010-title = Atpažinta koduotė ir skirtukas
I010-what = Koduotė: { $encoding }. Skirtukas: { $delimiter ->
    [TAB] tabuliacija
   *[other] „{ $delimiter }“
 }.
I010-expected = Bet kuri iš koduočių UTF-8, UTF-16, Windows-1257.
I010-mend = Nieko daryti nereikia.

I011-title = Abejotina koduotė
I011-what = Skaitant koduote { $encoding } dalis raidžių neatrodo lietuviškos.
I011-expected = Tekstas, kurio visos raidės aiškios.
I011-mend = Palyginkite kelis žodžius su originalu. Jei raidės iškraipytos, eksportuokite failą iš naujo, pasirinkę „CSV UTF-8“.

I012-title = Atitaisytos iškraipytos raidės
I012-what = Raidės buvo iškraipytos ankstesnio įrašymo metu (pavyzdžiui, „globÄ—jas“, „globëjas“) ir skaitant atitaisytos. { $scope ->
    [lines] Eilučių
   *[cells] Langelių
 }: { $count }
I012-expected = Tekstas, įrašytas teisinga koduote.
I012-mend = Patikrinkite kelias reikšmes; pirminį failą geriausia įrašyti iš naujo, pasirinkus „CSV UTF-8“.

I013-title = Neuždarytos kabutės
I013-what = Čia prasideda langelis, kurio kabutės (") neuždarytos: kitos eilutės gali būti įtrauktos į tą patį langelį.
I013-expected = Kiekvienos atidarančios kabutės turi uždarančias.
I013-mend = Pataisykite kabutes šioje eilutėje arba eksportuokite failą iš naujo.

I014-title = Eilutėje per daug langelių
I014-what = Langelių eilutėje: { $cells_count }, stulpelių antraštėje: { $columns_count }. Reikšmės galėjo pasislinkti.
I014-expected = Tiek langelių, kiek stulpelių.
I014-mend = Tikriausiai tekste yra skirtuko ženklas. Paimkite tą tekstą į kabutes (") arba eksportuokite failą iš naujo.

I015-title = Kabutės perskaitytos kaip raidės
I015-what = Langelis prasideda kabutėmis ("), kurių niekas neuždaro: jos palaikytos teksto ženklu, o ne langelio pradžia. Tokių kabučių: { $count }
I015-expected = Kabutės, kurios atidaro langelį ir jį uždaro.
I015-mend = Patikrinkite, ar eilutės perskaitytos teisingai. Kad neliktų abejonių, eksportuokite failą iš naujo arba vietoj šių kabučių rašykite „ ir “.

I016-title = Langelyje yra ir eilučių, ir skirtukų
I016-what = Langelio kabutėse yra ir eilutės pabaiga, ir stulpelių skirtukas: gali būti, kad į jį pateko kitos eilutės. Tokių langelių: { $count }
I016-expected = Viena reikšmė kiekviename langelyje.
I016-mend = Atverkite failą ir pažiūrėkite, ar langelyje yra tik jo paties tekstas. Jei jame yra kitų eilučių, pataisykite kabutes arba eksportuokite failą iš naujo.

I017-title = Eilutė nutraukta langelio viduryje
I017-what = Eilutės pabaiga palaikyta langelio teksto dalimi, nes kitaip įrašas skiltų į dvi nepilnas eilutes. Tokių vietų: { $count }
I017-expected = Kiekvienas įrašas vienoje eilutėje; langelis su keliomis eilutėmis – kabutėse.
I017-mend = Patikrinkite šią eilutę ir kitą po jos. Patikimiau failą eksportuoti iš naujo.

I018-title = Faile sujungti keli failai
I018-what = Čia prasideda kitas failas: prieš jį stovi failo pradžios ženklas. Įrašai skaitomi iš abiejų. Pridėtų failų: { $count }
I018-expected = Vienas failas – viena lentelė.
I018-mend = Patikrinkite, ar failai sujungti tyčia ir ar tie patys įrašai nesikartoja.

I019-title = Lentelė tikriausiai nukirsta
I019-what = Lentelė baigiasi lygiai ties { $rows_count } eilute: tiek jų telpa senos ar naujos skaičiuoklės lape. Tikriausiai tai ne visi įrašai.
I019-expected = Visi įrašai.
I019-mend = Palyginkite įrašų skaičių su programa, iš kurios jie eksportuoti. Jei dalies trūksta, eksportuokite dalimis, pavyzdžiui, pagal metus.

## Lapai ir stulpeliai

I020-title = Lapo nėra
I020-what = Knygoje nėra lapo, kurio vardas atitiktų „{ $pattern }“. Lapai: { $sheets }.
I020-expected = Lapas, nurodytas sheets = [ … ].
I020-mend = { $closest ->
    [empty] Pataisykite sheets faile rodiklis.toml arba lapo vardą knygoje.
   *[other] Galbūt turėtas omenyje lapas „{ $closest }“? Pataisykite sheets faile rodiklis.toml.
 }

I021-title = Tuščias lapas
I021-what = Lape nieko nėra.
I021-expected = Lentelė arba jokio lapo.
I021-mend = Jei lapas nereikalingas, ištrinkite jį; kitaip nieko daryti nereikia.

I022-title = Perskaitytas paslėptas lapas
I022-what = Lapas knygoje paslėptas, bet jo eilutės skaitomos.
I022-expected = Lapai, kurie turi būti skaitomi.
I022-mend = Jei jo skaityti nereikia, išvardykite reikiamus lapus: sheets = [ … ] faile rodiklis.toml.
I022-told = Patikrinkite, ar lape yra šios ataskaitos įrašų.

I023-title = Stulpelių pavadinimai nerasti
I023-what = Nerasta eilutės su stulpelių pavadinimais; lapo įrašų rodikliuose nėra.
I023-expected = Eilutė, kurioje yra: { $columns }.
I023-mend = Patikrinkite, ar tai tinkamas lapas ir ar pavadinimai sutampa su rodiklis.toml. Eilutę galima nurodyti: header_row = 3.
I023-told = Patikrinkite, ar tai tikrai tas lapas ir ar jo stulpelių antraštės yra savo vietoje.

I024-title = Stulpelio nėra
I024-what = Nėra stulpelio „{ $column }“; šio lauko reikšmių šiame lape nėra.
I024-expected = Stulpelis „{ $column }“.
I024-mend = { $closest ->
    [empty] Pataisykite stulpelio pavadinimą faile arba rodiklis.toml.
   *[other] Galbūt tai stulpelis „{ $closest }“? Pataisykite pavadinimą faile arba rodiklis.toml.
 }

I025-title = Vienodi stulpelių pavadinimai
I025-what = Pavadinimas „{ $column }“ kartojasi. Tokių stulpelių: { $columns_count }. Skaitomas pirmasis.
I025-expected = Kiekvieno stulpelio pavadinimas skirtingas.
I025-mend = Pervadinkite stulpelį, kurio skaityti nereikia.

I026-title = Pavadinimas be lietuviškų raidžių
I026-what = Stulpelis „{ $column }“ atpažintas, nors faile parašytas kitomis raidėmis (be ženklų ar su jais).
I026-expected = Pavadinimas, parašytas taip pat kaip rodiklis.toml.
I026-mend = Nieko daryti nereikia, jei stulpelis tas pats.

I027-title = Neskaitomas stulpelis
I027-what = { $column ->
    [empty] Stulpelis be pavadinimo neskaitomas.
   *[other] Stulpelis „{ $column }“ neskaitomas.
 }
I027-expected = Stulpelis, priskirtas laukui arba įrašytas į ignore.
I027-mend = Jei jo reikia, priskirkite laukui dalyje [source.columns]; jei ne – įrašykite į ignore = [ … ].

I028-title = Lape nėra įrašų
I028-what = Stulpelių pavadinimai rasti, bet įrašų po jais nėra.
I028-expected = Bent vienas įrašas.
I028-mend = Patikrinkite, ar lapas užpildytas. Jei įrašų tikrai nebuvo, nieko daryti nereikia.

I029-title = Sujungti langeliai
I029-what = Per kelias eilutes sujungto langelio reikšmė priskirta kiekvienai jo eilutei. Langelių: { $count }
I029-expected = Kiekvienos eilutės reikšmė įrašyta atskirai.
I029-mend = Patikrinkite, ar reikšmė tikrai galioja visoms eilutėms; patikimiau langelius išskirti ir reikšmę įrašyti kiekvienoje.

## Eilutės

I030-title = Praleistos eilutės
I030-what = { $reason ->
    [note] Pastabos šalia lentelės; įrašais nelaikomos.
   *[other] Skaitomuose stulpeliuose nieko nėra (pavyzdžiui, įrašytas tik eilės numeris).
 } Eilučių: { $count }
I030-expected = Įrašai, bendros sumos ir antraštės.
I030-mend = Peržiūrėkite pirmąją tokią eilutę. Jei tai įrašas, užpildykite jo langelius.

I031-title = Suma nesutampa
I031-what = Įrašyta suma: { $printed }. Eilučių virš jos: { $rows }.{ $sum ->
    [empty] { "" }
   *[other] { " " }Stulpelio suma: { $sum }.
 }
I031-expected = Eilučių skaičius arba stulpelio suma.
I031-mend = Patikrinkite, ar netrūksta eilučių ir ar suma neįrašyta ranka. Rodikliai skaičiuojami iš eilučių, ne iš sumos.

I032-title = Suma nesutikrinta
I032-what = Įrašyta suma: { $printed }. Vien iš eilučių jos patikrinti negalima: ji galioja tam tikrai dienai arba skaičiuoja ką kita. Eilučių virš jos: { $rows }.
I032-expected = Suma, kurią galima palyginti su eilutėmis.
I032-mend = Nieko daryti nereikia; sumą palyginkite su atitinkamu rodikliu patys.

I033-title = Vienodos eilutės
I033-what = Eilutė sako tą patį, ką jau pasakė { $first }. Skaitomos abi.
I033-expected = Kiekvienas įrašas skiriasi bent viena reikšme.
I033-mend = Jei tai tas pats įvykis, vieną eilutę ištrinkite.

## Reikšmės

I040-title = Nesuprantama data
I040-what = Stulpelis „{ $column }“: { $reason ->
    [incomplete] data nepilna – nenurodyta diena, mėnuo arba metai
    [ambiguous] neaišku, kuris skaičius yra diena, o kuris – mėnuo
    [short-year] metai parašyti dviem skaitmenimis
    [several] nurodyta ne viena diena
    [impossible] tokios dienos nėra
   *[unknown] tai ne data
 }{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I040-expected = Viena diena, pavyzdžiui: 2024-03-05, 2024.03.05, 2024 m. kovo 5 d.
I040-mend = Įrašykite datą kaip 2024-03-05. Kol ji nesuprasta, laikoma, kad datos nėra.

I041-title = Nesuprantama trukmė
I041-what = Stulpelis „{ $column }“: tai ne trukmė{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I041-expected = Trukmė, pavyzdžiui: 45 min., 1,5 val., 1 val. 30 min., 1:30, 9.00–10.30.
I041-mend = Įrašykite trukmę su matavimo vienetu. Kol ji nesuprasta, laikoma, kad trukmės nėra.

I042-title = Trukmė suapvalinta
I042-what = Stulpelis „{ $column }“: trukmė nėra sveikas minučių skaičius, suapvalinta. Minučių: { $minutes }{ $shown ->
    [yes] { " " }(parašyta „{ $read }“)
   *[no] { "" }
 }
I042-expected = Sveikas minučių skaičius.
I042-mend = Jei svarbu, įrašykite minutes: 20 min. vietoj 0,33 val.

I043-title = Nesuprantamas skaičius
I043-what = Stulpelis „{ $column }“: { $reason ->
    [ambiguous] neaišku, ar taškas skiria tūkstančius, ar dešimtaines dalis
    [approximate] skaičius apytikslis arba nurodytas intervalu
   *[unknown] tai ne skaičius
 }{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I043-expected = Vienas tikslus skaičius, pavyzdžiui: 34,75 arba 1 208,40.
I043-mend = Įrašykite skaičių su dešimtainiu kableliu, tūkstančius skirkite tarpu. Kol jis nesuprastas, laikoma, kad reikšmės nėra.

I044-title = Skaičius ne sveikas
I044-what = Stulpelis „{ $column }“: skaičius turi trupmeninę dalį{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I044-expected = Sveikas skaičius.
I044-mend = Pataisykite skaičių. Kol jis ne sveikas, laikoma, kad reikšmės nėra.

I045-title = Neaišku, ar taip, ar ne
I045-what = Stulpelis „{ $column }“: žodis nesuprastas{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 } Langelių: { $count }
I045-expected = Taip arba ne (taip, ne, T, N, +, 1, 0, X, yra, nėra).
I045-mend = { $closest ->
    [empty] Pataisykite langelį arba priskirkite žodį dalyje [source.values.{ $field }]: yes = [ … ], no = [ … ].
   *[other] Galbūt turėta omenyje „{ $closest }“? Pataisykite langelį arba priskirkite žodį dalyje [source.values.{ $field }].
 }

I046-title = Nepriskirtas žodis
I046-what = Stulpelis „{ $column }“: žodis nepriskirtas jokiam kodui{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 } Langelių: { $count }
I046-expected = Žodis, išvardytas dalyje [source.values.{ $field }] arba skalėje.
I046-mend = { $closest ->
    [empty] Priskirkite žodį kodui faile rodiklis.toml arba pataisykite langelį.
   *[other] Galbūt tai „{ $closest }“? Priskirkite žodį kodui faile rodiklis.toml arba pataisykite langelį.
 }

I047-title = Skaičiaus skalėje nėra
I047-what = Stulpelis „{ $column }“: tokio balo skalėje nėra{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I047-expected = Balas arba žodis, išvardytas skalėje.
I047-mend = Pataisykite langelį arba skalę faile rodiklis.toml.
I047-told = Pataisykite langelį.

I048-title = Formulės klaida
I048-what = Stulpelis „{ $column }“: langelyje vietoj reikšmės yra formulės klaida{ $shown ->
    [yes] : { $read }.
   *[no] .
 }
I048-expected = Reikšmė.
I048-mend = Pataisykite formulę arba įrašykite reikšmę. Kol klaida yra, laikoma, kad reikšmės nėra.

I049-title = Reikšmė netinka nė vienam laukui
I049-what = Stulpelis „{ $column }“: reikšmė neatitinka nė vieno iš šablonų, pagal kuriuos stulpelis skirstomas laukams. Langelio turinys nerodomas.
I049-expected = Reikšmė, atitinkanti vieną iš šablonų like = "…".
I049-mend = Pataisykite langelį arba šabloną faile rodiklis.toml.
I049-told = Pataisykite langelį.

I050-title = Formulė be reikšmės
I050-what = Stulpelis „{ $column }“: langelyje yra formulė, bet jos reikšmės faile nėra.
I050-expected = Skaičiuoklės apskaičiuota reikšmė.
I050-mend = Atverkite failą skaičiuokle, leiskite jai perskaičiuoti ir įrašykite. Iki tol laikoma, kad reikšmės nėra.

I070-title = Paslėptos eilutės
I070-what = Eilutės paslėptos, bet skaitomos kaip įrašai: { $rows }. Jų: { $count }
I070-expected = Lentelė, kurioje matyti visos skaitomos eilutės.
I070-mend = Parodykite paslėptas eilutes skaičiuoklėje. Jei kurios nors neturi būti skaičiuojamos, ištrinkite jas arba perkelkite į kitą lapą.

I071-title = Filtro paslėptos eilutės
I071-what = Eilutes slepia filtras, bet jos skaitomos kaip įrašai: { $rows }. Jų: { $count }
I071-expected = Lentelė be filtro arba filtras, kuris reikalingas tik žiūrint.
I071-mend = Jei filtras nieko neturi pašalinti iš rodiklių, nieko daryti nereikia.

I072-title = Perbraukti įrašai
I072-what = Eilutėse yra perbraukto teksto, bet jos skaitomos kaip įrašai: { $rows }. Jų: { $count }
I072-expected = Reikšmė, kuri pasako, kad įrašas baigtas ar negalioja: pabaigos data, būsena.
I072-mend = Jei perbraukimas reiškia pabaigą, įrašykite jos datą; jei klaidą – ištrinkite eilutę ar perbrauktą tekstą.

I073-title = Praleistos kitų failų kopijos
I073-what = Knygoje yra kitų failų lapų kopijų, kurias skaičiuoklė pasilieka formulėms; jos neskaitomos. Kopijų: { $count }
I073-expected = Šios knygos lapai.
I073-mend = Nieko daryti nereikia. Jei reikia ir to failo įrašų, nurodykite jį patį: files = [ … ] faile rodiklis.toml.
I073-told = Nieko daryti nereikia.

I074-title = Visų formulių reikšmė – 0
I074-what = Visų lapo formulių reikšmė yra 0, ir niekas nerodo, kad skaičiuoklė jas būtų apskaičiavusi. Formulių: { $count }
I074-expected = Skaičiuoklės apskaičiuotos reikšmės.
I074-mend = Atverkite failą skaičiuokle, leiskite jai perskaičiuoti ir įrašykite.

I075-title = Sugadintas langelis
I075-what = Stulpelis „{ $column }“: langelio reikšmės faile nėra arba ji sugadinta.
I075-expected = Reikšmė, kurią skaičiuoklė gali perskaityti.
I075-mend = Atverkite failą skaičiuokle, įrašykite reikšmę iš naujo ir išsaugokite. Iki tol ji nežinoma.

## Failo rodiklis.toml dalis [[source]]

I060-title = Nežinomas laukas
I060-what = Duomenų rinkinyje „{ $dataset }“ nėra lauko „{ $field }“.
I060-expected = Rinkinio laukas.
I060-mend = { $closest ->
    [empty] Pataisykite lauko pavadinimą faile rodiklis.toml.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

I061-title = Nežinomas kodas
I061-what = Rinkinio „{ $dataset }“ laukas „{ $field }“ neturi kodo „{ $read }“.
I061-expected = Vienas iš kodų: { $allowed }.
I061-mend = { $closest ->
    [empty] Pataisykite dalį [source.values.{ $field }].
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

I062-title = Netinkama nuostata
I062-what = Rinkinio „{ $dataset }“ lauko „{ $field }“ nuostata nesuprantama: { $setting }.
I062-expected = Reikšmė, kokią galėtų turėti ir langelis.
I062-mend = Pataisykite nuostatą faile rodiklis.toml; jos aprašytos docs/definitions.md.
I062-told = Reikia pataisyti šaltinio aprašą.

I063-title = Privalomas laukas be stulpelio
I063-what = Rinkinio „{ $dataset }“ privalomas laukas „{ $field }“ neturi nei stulpelio, nei pastovios reikšmės.
I063-expected = Stulpelis dalyje [source.columns] arba reikšmė dalyje [source.set].
I063-mend = Papildykite šaltinį faile rodiklis.toml.
I063-told = Reikia papildyti šaltinio aprašą.

I064-title = Laukas nurodytas dukart
I064-what = Rinkinio „{ $dataset }“ laukas „{ $field }“ turi ir stulpelį, ir pastovią reikšmę.
I064-expected = Vienas iš jų.
I064-mend = Palikite lauką arba dalyje [source.columns], arba dalyje [source.set].

I065-title = Žodis turi dvi reikšmes
I065-what = Rinkinio „{ $dataset }“ lauko „{ $field }“ žodis „{ $word }“ priskirtas dviem reikšmėms. Galioja pirmoji pagal abėcėlę.
I065-expected = Kiekvienas žodis turi vieną reikšmę.
I065-mend = Išbraukite žodį iš vienos reikšmės faile rodiklis.toml.
I065-told = Žodis turi turėti tik vieną reikšmę.
