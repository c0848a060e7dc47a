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

I014-title = Langelių ne tiek, kiek stulpelių
I014-what = Langelių eilutėje: { $cells_count }, stulpelių antraštėje: { $columns_count }. Dalies reikšmių trūksta arba jos pasislinko, todėl visi šios eilutės langeliai laikomi neperskaitytais.
I014-expected = Tiek langelių, kiek stulpelių.
I014-mend = Tikriausiai tekste yra skirtuko ženklas arba naujos eilutės ženklas. Paimkite tą tekstą į kabutes (") arba eksportuokite failą iš naujo.

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
I027-what = { $heading ->
    [empty] Stulpelis be pavadinimo neskaitomas.
    [hidden] Neskaitomi stulpeliai, nepriskirti jokiam laukui: { $columns }. Jų pavadinimai čia nekartojami. Stulpelių: { $count }
   *[other] Stulpelis „{ $heading }“ neskaitomas.
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
    [of-which] Aukštesnės eilutės dalys („iš jų“): kitaip jos būtų suskaičiuotos du kartus.
    [average] Aukštesnių eilučių vidurkiai; įrašais nelaikomi.
    [filtered] Šaltinio aprašo sąlyga (where) nurodo, kad tai ne įrašai.
   *[other] Skaitomuose stulpeliuose nieko nėra (pavyzdžiui, įrašytas tik eilės numeris).
 } Eilučių: { $count } ({ $rows }).
I030-expected = Įrašai, bendros sumos ir antraštės.
I030-mend = Peržiūrėkite šias eilutes. Jei kuri nors yra įrašas, užpildykite jos langelius.

I031-title = Suma nesutampa
I031-what = Įrašyta suma: { $printed }. Eilučių, su kuriomis ji palyginta: { $rows }.{ $sum ->
    [empty] { "" }
   *[other] { " " }Stulpelio suma: { $sum }.
 }
I031-expected = Eilučių skaičius arba stulpelio suma.
I031-mend = Patikrinkite, ar netrūksta eilučių ir ar suma neįrašyta ranka. Rodikliai skaičiuojami iš eilučių, ne iš sumos.

I032-title = Suma nesutikrinta
I032-what = Įrašyta suma: { $printed }. Vien iš eilučių jos patikrinti negalima: ji galioja tam tikrai dienai arba skaičiuoja ką kita. Eilučių, su kuriomis ji palyginta: { $rows }.
I032-expected = Suma, kurią galima palyginti su eilutėmis.
I032-mend = Nieko daryti nereikia; sumą palyginkite su atitinkamu rodikliu patys.

I033-title = Vienodos eilutės
I033-what = Eilutė sako tą patį, ką jau pasakė { $first }.
I033-expected = Kiekvienas įrašas skiriasi bent viena reikšme.
I033-mend = Jei tai tas pats įvykis, vieną eilutę ištrinkite.

## Reikšmės

I040-title = Nesuprantama data
I040-what = Stulpelis „{ $column }“: { $reason ->
    [incomplete] data nepilna – nenurodyta diena, mėnuo arba metai
    [ambiguous] neaišku, kuris skaičius yra diena, o kuris – mėnuo
    [short-year] metai parašyti dviem skaitmenimis
    [no-year] metai nenurodyti nei čia, nei lapo ar failo pavadinime
    [several] nurodyta ne viena diena
    [impossible] tokios dienos nėra
   *[unknown] tai ne data
 }{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I040-expected = Viena diena, pavyzdžiui: 2024-03-05, 2024.03.05, 2024 m. kovo 5 d.
I040-mend = Įrašykite datą kaip 2024-03-05. Kol ji nesuprasta, laikoma, kad diena nežinoma.

I041-title = Nesuprantama trukmė
I041-what = Stulpelis „{ $column }“: tai ne trukmė{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I041-expected = Trukmė, pavyzdžiui: 45 min., 1,5 val., 1 val. 30 min., 1:30, 9.00–10.30.
I041-mend = Įrašykite trukmę su matavimo vienetu. Kol ji nesuprasta, laikoma, kad trukmė nežinoma.

I042-title = Trukmė suapvalinta
I042-what = Stulpelis „{ $column }“: trukmė nėra sveikas minučių skaičius, suapvalinta. Minučių: { $minutes }{ $shown ->
    [yes] { " " }(parašyta „{ $read }“)
   *[no] { "" }
 }
I042-expected = Sveikas minučių skaičius.
I042-mend = Jei svarbu, įrašykite minutes: 20 min. vietoj 0,33 val.

I043-title = Nesuprantamas skaičius
I043-what = Stulpelis „{ $column }“: { $reason ->
    [ambiguous] neaišku, ar ženklas skiria tūkstančius, ar dešimtaines dalis
    [approximate] skaičius apytikslis arba nurodytas intervalu
    [too-large] skaičius per didelis
   *[unknown] tai ne skaičius
 }{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I043-expected = Vienas tikslus skaičius, pavyzdžiui: 34,75 arba 1 208,40.
I043-mend = Įrašykite skaičių su dešimtainiu kableliu, tūkstančius skirkite tarpu. Kol jis nesuprastas, laikoma, kad reikšmė nežinoma.

I044-title = Skaičius ne sveikas
I044-what = Stulpelis „{ $column }“: skaičius turi trupmeninę dalį{ $shown ->
    [yes] : „{ $read }“.
   *[no] . Langelio turinys nerodomas.
 }
I044-expected = Sveikas skaičius.
I044-mend = Pataisykite skaičių. Kol jis ne sveikas, laikoma, kad reikšmė nežinoma.

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
I048-what = Stulpelis „{ $column }“: langelyje vietoj reikšmės yra formulės ar programos klaida{ $shown ->
    [yes] : { $read }.
   *[no] .
 }
I048-expected = Reikšmė.
I048-mend = Pataisykite formulę arba įrašykite reikšmę. Kol klaida yra, laikoma, kad reikšmė nežinoma.

I049-title = Reikšmė netinka nė vienam laukui
I049-what = Stulpelis „{ $column }“: reikšmė neatitinka nė vieno iš šablonų, pagal kuriuos stulpelis skirstomas laukams. Langelio turinys nerodomas.
I049-expected = Reikšmė, atitinkanti vieną iš šablonų like = "…".
I049-mend = Pataisykite langelį arba šabloną faile rodiklis.toml.
I049-told = Pataisykite langelį.

I050-title = Formulė be reikšmės
I050-what = Stulpelis „{ $column }“: langelyje yra formulė, bet jos reikšmės faile nėra.
I050-expected = Skaičiuoklės apskaičiuota reikšmė.
I050-mend = Atverkite failą skaičiuokle, leiskite jai perskaičiuoti ir įrašykite. Iki tol laikoma, kad reikšmė nežinoma.

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

## Ribos

I080-title = Failas per didelis
I080-what = { $limit ->
    [file] Failas didesnis nei { $most_count } MB.
    [parts] Knygą sudaro per daug dalių. Daugiausia dalių: { $most_count }.
    [unpacked] Išpakuota knyga didesnė nei { $most_count } MB.
    [part] Išpakuota knygos dalis (stiliai, ryšiai ar lapų sąrašas) didesnė nei { $most_count } MB.
    [sheets] Knygoje per daug lapų. Daugiausia lapų: { $most_count }.
    [rows] Faile per daug eilučių. Daugiausia eilučių: { $most_count }.
    [columns] Eilutėje per daug stulpelių. Daugiausia stulpelių: { $most_count }.
    [cells] Faile per daug langelių (pakartotieji ir tušti prieš paskutinį užpildytą taip pat skaičiuojami). Daugiausia langelių: { $most_count }.
    [cell] Langelio tekstas per ilgas. Daugiausia ženklų: { $most_count }.
    [words] Visų langelių tekstai didesni nei { $most_count } MB.
    [areas] Per daug sujungtų langelių, filtrų ir lentelių. Daugiausia: { $most_count }.
    [claimed] Lapas skelbia turįs daugiau langelių, nei jų gali būti. Daugiausia langelių: { $most_count }.
    [line] Viena failo eilutė didesnė nei { $most_count } MB.
    [records] Faile per daug įrašų. Daugiausia įrašų: { $most_count }.
   *[page] Failas skelbia, kad viena jo dalis išpakuota didesnė nei { $most_count } MB.
 } Failas neskaitytas, jo įrašų rodikliuose nėra.
I080-expected = Failas, kuris telpa į šias ribas: tokių ribų jokia įstaiga nesiekia.
I080-mend = Atverkite failą jį sukūrusia programa, palikite tik registro lentelę ir įrašykite iš naujo. Jei failas gautas iš kitur, patikrinkite, ar jis tikrai tas.

I081-title = Per daug failų
I081-what = Šablonai files = [ … ] (duomenų rinkinys „{ $dataset }“) nurodo per daug failų. Daugiausia failų: { $most_count }. Neskaitytas nė vienas.
I081-expected = Tiek failų, kiek registro dalių.
I081-mend = Susiaurinkite šabloną faile rodiklis.toml: nurodykite aplanką arba failo vardo pradžią.

## Lentelės lape

I110-title = Kita lentelė tame pačiame lape
I110-what = Čia prasideda kita to paties lapo lentelė: stulpelių pavadinimai pakartoti, bet stulpeliai išdėstyti kitaip. Ji skaityta pagal tą patį aprašą.
I110-expected = Viena lentelė lape.
I110-mend = Patikrinkite, ar abi lentelės yra apie tą patį. Jei ne, perkelkite antrąją į kitą lapą.

I111-title = Stulpelio nėra vienoje iš lentelių
I111-what = Stulpelis „{ $column }“ yra kitoje šio lapo lentelėje, o šioje jo nėra. Laikoma, kad jo langeliai šioje lentelėje tušti.
I111-expected = Tie patys stulpeliai abiejose lentelėse.
I111-mend = Pridėkite stulpelį ir šioje lentelėje arba pataisykite jo pavadinimą.

I112-title = Kita lentelė neskaityta
I112-what = { $where ->
    [above] Eilutės virš stulpelių pavadinimų panašios į kitą lentelę
   *[below] Nuo šios eilutės prasideda kita lentelė, kurios stulpelių šaltinio apraše nėra
 }; įrašais jos nelaikytos. Eilučių: { $count } ({ $rows }).
I112-expected = Lentelė su tais stulpeliais, kurie nurodyti šaltinio apraše.
I112-mend = Perkelkite kitą lentelę į atskirą lapą arba vienodai pavadinkite stulpelius. Jei ji nereikalinga, jos stulpelių pavadinimus įrašykite į ignore = [ … ].

I113-title = Gal tai suma?
I113-what = Eilutė panaši į bendrą sumą, bet taip pat ir į įrašą. Ji perskaityta kaip įrašas, bet rodiklių ribos apskaičiuotos taip, lyg įrašo galėtų ir nebūti.
I113-expected = Suma su žodžiais „Iš viso“ eilutės pradžioje arba įrašas.
I113-mend = Jei tai suma, ištrinkite ją arba eilutės pradžioje parašykite „Iš viso“. Jei tai įrašas, nieko daryti nereikia.

I114-title = Suma be žodžio
I114-what = Visi šios eilutės skaičiai yra aukščiau arba žemiau esančių eilučių sumos, o daugiau joje nieko nėra. Eilutė laikyta bendra suma, ne įrašu.
I114-expected = Suma su žodžiais „Iš viso“ eilutės pradžioje.
I114-mend = Jei tai suma, parašykite „Iš viso“. Jei tai įrašas, įrašykite, apie ką jis.

I115-title = Tuščia po įrašyta reikšme
I115-what = { $returns ->
    [yes] Stulpelyje „{ $column }“ nė viena reikšmė neįrašyta dviejose eilutėse iš eilės, o kai kurios eilutės po jomis tuščios. Neaišku, ar tai reiškia „tas pats kaip viršuje“, ar „nėra“: langeliai perskaityti kaip tušti, bet rodiklių ribos apskaičiuotos taip, lyg juose galėtų būti bet kuri reikšmė.
   *[no] Stulpelio „{ $column }“ kiekviena reikšmė įrašyta po vieną kartą, o kai kurios eilutės po jomis tuščios. Neaišku, ar tai reiškia „tas pats kaip viršuje“, ar „nėra“, todėl šie langeliai laikomi neperskaitytais.
 } Langelių: { $count }
I115-expected = Reikšmė kiekvienoje eilutėje.
I115-mend = Jei tuščias langelis reiškia tą patį kaip viršuje, faile rodiklis.toml, dalyje [[source]], parašykite fill_down = ["{ $field }"]. Jei reikšmės nėra, langelyje parašykite „-“.
I115-told = Įrašykite reikšmę kiekvienoje eilutėje, o kur jos nėra – „-“.

I116-title = Tušti langeliai užpildyti iš viršaus
I116-what = Kaip nurodyta šaltinio apraše, tuščias langelis reiškia tą patį kaip langelis virš jo. Taip užpildyta langelių: { $count }
I116-expected = Reikšmė kiekvienoje eilutėje arba bent pirmojoje iš jų.
I116-mend = Nieko daryti nereikia.

I117-title = Kelios dienos viename langelyje
I117-what = Stulpelis „{ $column }“: { $kind ->
    [range] langelyje įrašytas laikotarpis nuo vienos dienos iki kitos, todėl eilutė perskaityta kaip po įrašą kiekvienai dienai
   *[list] langelyje išvardytos kelios dienos, todėl eilutė perskaityta kaip keli įrašai
 }. Dienų: { $days }.{ $shown ->
    [yes] { " " }Parašyta: „{ $read }“.
   *[no] { " " }Langelio turinys nerodomas.
 }
I117-expected = Viena diena vienoje eilutėje.
I117-mend = Patikrinkite, ar kiekvieną iš šių dienų tikrai įvyko atskiras įvykis. Jei trukmė ar kitas skaičius skirtas visoms dienoms kartu, kiekvieną dieną įrašykite atskiroje eilutėje: kol tai nepadaryta, jis laikomas neperskaitytu, o rodiklių ribos apskaičiuotos ir taip, lyg įvykis būtų vienas.

I118-title = Skaičiai be vieneto laikyti valandomis
I118-what = Stulpelyje yra skaičių be matavimo vieneto. Iš kitų langelių matyti, kad tai valandos, ne minutės. Langelių: { $count }
I118-expected = Trukmė su matavimo vienetu arba šaltinio apraše nurodytas vienetas.
I118-mend = Faile rodiklis.toml prie lauko „{ $field }“ nurodykite vienetą: unit = "hours" arba unit = "minutes".
I118-told = Prie trukmės parašykite matavimo vienetą.

I119-title = Nebaigtos anketos
I119-what = Pagal stulpelį „{ $column }“ šios anketos pradėtos, bet neišsiųstos{ $taken ->
    [yes] . Išsiųstų nėra nė vienos, todėl skaitytos visos
   *[no] ; grąžintomis jos nelaikytos
 }. Eilučių: { $count } ({ $rows }).
I119-expected = Baigtos ir išsiųstos anketos.
I119-mend = Eksportuokite tik baigtas anketas. Jei kuri nors iš šių yra grąžinta, užpildykite jos langelį stulpelyje „{ $column }“.

I120-title = Neskaityti atsakymai „kita“
I120-what = { $heading ->
    [hidden] Stulpelyje yra respondentų pačių įrašytų atsakymų, bet jis neskaitomas. Langelių: { $count }
   *[other] Stulpelyje „{ $heading }“ yra respondentų pačių įrašytų atsakymų, bet jis neskaitomas. Langelių: { $count }
 }
I120-expected = Stulpelis, priskirtas laukui arba įrašytas į ignore.
I120-mend = Peržiūrėkite atsakymus: ar kuris nors iš jų nereiškia to paties, ką vienas iš siūlytų atsakymų. Jei stulpelio nereikia, įrašykite jį į ignore = [ … ].

I121-title = Šaltinio aprašas šiam failui netaikomas
I121-what = Toks failas skaitomas pagal jo paties stulpelių vardus, o šaltinio apraše nurodyta, kaip skaityti langelius. Failas neskaitytas.
I121-expected = Šaltinis be stulpelių, žodžių ir pastovių reikšmių arba CSV ar skaičiuoklės failas.
I121-mend = Iš šaltinio aprašo faile rodiklis.toml išbraukite dalis [source.columns], [source.values], [source.set] ir kitas arba eksportuokite duomenis į CSV.
I121-told = Reikia pataisyti šaltinio aprašą.

I122-title = Nepanaudoti šaltinio aprašo žodžiai
I122-what = { $setting ->
    [ignore] Nė viename faile nėra stulpelių, nurodytų nuostatoje ignore
    [like] Rinkinio „{ $dataset }“ lauko „{ $field }“ šablono like neatitinka nė vienas langelis
   *[values] Rinkinio „{ $dataset }“ lauko „{ $field }“ žodžių nėra nė viename langelyje
 }{ $words ->
    [empty] . Žodžiai nerodomi.
   *[other] : { $words }
 }
I122-expected = Žodžiai, kurie yra failuose.
I122-mend = Patikrinkite, ar žodžiai parašyti taip pat kaip failuose. Nereikalingus išbraukite.

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

## Kas perskaityta, bet negali būti tiesa

I090-title = Data ateityje
I090-what = „{ $title_lt }“: data vėlesnė už { $kind ->
    [ahead] vėliausią tikėtiną dieną
   *[happened] ataskaitos dieną
 } ({ $latest }){ $shown ->
    [yes] : { $read }.
   *[no] . Langelio turinys nerodomas.
 }
I090-expected = Diena, ne vėlesnė kaip { $latest }.
I090-mend = Pataisykite datą. Kol ji nepataisyta, laikoma, kad diena nežinoma.

I091-title = Data ne tų metų ar ne to mėnesio
I091-what = „{ $title_lt }“: data nepatenka į { $named }, nors tai nurodo { $source ->
    [sheet] lapo
   *[file] failo
 } pavadinimas ir kitų eilučių datos{ $shown ->
    [yes] : { $read }.
   *[no] . Langelio turinys nerodomas.
 }
I091-expected = Tokia data, kokią nurodo pavadinimas ir kitos eilutės.
I091-mend = { $state ->
    [doubted] Patikrinkite datą. Ji palikta tokia, kokia parašyta, bet rodiklių ribos apskaičiuotos taip, lyg ji galėtų būti ir kita.
   *[unread] Pataisykite datą. Kol ji nepataisyta, laikoma, kad diena nežinoma.
 }

I092-title = Skaičiai suapvalinti
I092-what = Stulpelis „{ $column }“: skaičiai, turintys daugiau kaip šešis skaitmenis po kablelio, suapvalinti iki šešių. Langelių: { $count }
I092-expected = Ne daugiau kaip šeši skaitmenys po kablelio.
I092-mend = Jei svarbu, skaičius suapvalinkite patys, pavyzdžiui, iki centų.

I093-title = Tūkstančiai atskirti ženklu
I093-what = Stulpelis „{ $column }“: ženklas prieš tris paskutinius skaitmenis skiria tūkstančius – tai rodo kiti stulpelio langeliai. Langelių: { $count }
I093-expected = Dešimtainis kablelis ir tarpai tarp tūkstančių: 1 234,50.
I093-mend = Nieko daryti nereikia, jei tai tikrai tūkstančiai.

I094-title = Neaiškus kablelis
I094-what = Stulpelis „{ $column }“: neaišku, ar kablelis prieš tris skaitmenis skiria tūkstančius, ar dešimtaines dalis (1,200), o kiti stulpelio langeliai to neparodo. Skaityta kaip dešimtainis kablelis. Langelių: { $count }
I094-expected = Dešimtainis kablelis ir tarpai tarp tūkstančių: 1 234,50.
I094-mend = Jei tai tūkstančiai, rašykite juos su tarpu arba be ženklo. Iki tol rodiklių ribos apskaičiuojamos taip, lyg skaičius galėtų būti ir kitas.

I095-title = Tas pats kodas parašytas keliais būdais
I095-what = „{ $title_lt }“: kodai skiriasi tik raidžių dydžiu, brūkšniais, tarpais, nematomais ženklais, kitos abėcėlės raidėmis, kurios atrodo taip pat, arba tuo, ką su numeriu padarė skaičiuoklė. Tai laikoma vienu kodu, parašytu taip, kaip jis parašytas dažniausiai. Langelių: { $count }
I095-expected = Kiekvienas kodas visur parašytas vienodai.
I095-mend = Suvienodinkite rašybą. Jei tai skirtingi kodai, pakeiskite juos taip, kad skirtųsi ne vien šiais ženklais.

I096-title = Netinkamas numeris
I096-what = Stulpelis „{ $column }“: { $reason ->
    [scientific] skaičiuoklė ilgą numerį pakeitė apytiksliu skaičiumi, tokiu kaip 5,12E+10
    [noughts] numerio galūnė – vien nuliai: skaičiuoklė jį buvo suapvalinusi
    [digits] numeris ilgesnis kaip 15 skaitmenų, todėl skaičiuoklė paskutinius pakeitė nuliais
    [word] tai žodis ar ženklas, kuris nieko neįvardija arba reiškia „kaip aukščiau“, o ne numeris
    [unfinished] numeris nebaigtas arba pažymėtas klaustuku
    [time] skaičiuoklė numerį pakeitė laiku
   *[truth] skaičiuoklė numerį pakeitė loginiu žodžiu
 }. Langelio turinys nerodomas.
I096-expected = Numeris, parašytas kaip tekstas.
I096-mend = Suteikite stulpeliui teksto formatą ir numerį įrašykite iš naujo arba eksportuokite jį dar kartą. Kol numeris nepataisytas, laikoma, kad jis nežinomas.

I097-title = Netinkamas asmens kodas
I097-what = Stulpelis „{ $column }“: { $reason ->
    [letters] asmens kode yra ne tik skaitmenų
    [length] asmens kodas sudarytas ne iš 11 skaitmenų
    [date] asmens kode nėra tikros gimimo datos
    [check] nesutampa asmens kodo kontrolinis skaitmuo
   *[other] skaičiuoklė asmens kodą pakeitė
 }. Langelio turinys nerodomas.
I097-expected = Lietuvos asmens kodas: 11 skaitmenų, iš kurių septyni pirmieji nurodo lytį ir gimimo datą, o paskutinis yra kontrolinis.
I097-mend = Pataisykite kodą pagal dokumentą. Jei asmuo Lietuvos asmens kodo neturi, langelį palikite tuščią.

I098-title = Numeracija kiekviename faile prasideda iš naujo
I098-what = „{ $title_lt }“: tie patys numeriai skirtinguose failuose ar lapuose žymi skirtingus įrašus. Prie kiekvieno numerio pridėtas failo ar lapo pavadinimas. Pasikartojančių numerių: { $count }
I098-expected = Numeriai, kurie nesikartoja, arba kiekvieno failo sava numeracija.
I098-mend = Nieko daryti nereikia, jei tai tikrai skirtingi įrašai. Jei tie patys – palikite juos viename faile.

I099-title = Įrašai pakartoti naujesniame faile
I099-what = Šio failo ar lapo eilutės pakartotos naujesnėje to paties registro dalyje ({ $later }). Galioja naujesnės eilutės, o šios neskaičiuojamos. Eilučių: { $count }
I099-expected = Kiekvienas įrašas tik viename faile arba naujausiame faile galiojanti jo būsena.
I099-mend = Nieko daryti nereikia, jei naujesnis failas yra ankstesniojo tęsinys.

I100-title = Naujesnis failas prieštarauja ankstesniam
I100-what = „{ $title_lt }“: ankstesnėje registro dalyje ({ $earlier }) to paties įrašo reikšmė buvo, o šioje jos nebėra arba ji kita.
I100-expected = Naujesniame faile nepasikeitusi tai, kas jau įvyko.
I100-mend = Palyginkite abu failus ir įrašykite teisingą reikšmę. Skaičiuojama pagal naujesnįjį, bet rodiklių ribos apskaičiuotos taip, lyg reikšmė galėtų būti ir kita.

I101-title = Neaiški klausimo skalė
I101-what = „{ $title_lt }“: šio stulpelio balai netelpa į klausimo skalę ({ $from }–{ $to }), o šaltinio apraše jo skalės nėra. Laikoma, kad visi stulpelio balai nežinomi. Netinkančių langelių: { $count }
I101-expected = Balai nuo { $from } iki { $to } arba aprašyta skalė.
I101-mend = Pataisykite klaidingus balus arba faile rodiklis.toml aprašykite, ką reiškia kiekvienas balas: [source.scale.{ $field }].

I102-title = Langeliai su apvalkalu
I102-what = Langeliai, įrašyti kaip formulės ="…", perskaityti kaip tekstas. Langelių: { $count }
I102-expected = Tekstas arba skaičius.
I102-mend = Nieko daryti nereikia.

I103-title = Numeris virto data
I103-what = „{ $title_lt }“: kiti šio stulpelio numeriai nėra datos, todėl šį datą primenantį numerį greičiausiai pakeitė skaičiuoklė. Langelio turinys nerodomas.
I103-expected = Numeris, parašytas kaip tekstas.
I103-mend = Suteikite stulpeliui teksto formatą ir numerį įrašykite iš naujo. Kol jis nepataisytas, laikoma, kad numeris nežinomas.

I104-title = Beveik vienodi kodai
I104-what = „{ $title_lt }“: šis kodas nuo kito ({ $other }) skiriasi tik skyrikliais, nuliais priekyje, panašiais ženklais arba žodžiu prie numerio. Ar tai vienas kodas, ar du, niekur neparašyta. Langelio turinys nerodomas. Langelių: { $count }
I104-expected = Vienas kodas visur parašytas vienodai, o skirtingi kodai skiriasi raidėmis ar skaitmenimis.
I104-mend = Jei tai tas pats kodas, parašykite jį vienodai. Jei ne, pakeiskite vieną iš jų. Skaičiuojama taip, kaip parašyta, bet rodiklių ribos apskaičiuotos taip, lyg tai galėtų būti ir kitas kodas.

I105-title = Keli kodai viename langelyje
I105-what = „{ $title_lt }“: langelyje įrašyti keli kodai, todėl eilutė perskaityta kaip keli įrašai. Langelio turinys nerodomas. Kodų: { $names }
I105-expected = Vienas kodas vienoje eilutėje.
I105-mend = Kiekvienam kodui skirkite atskirą eilutę su jo trukme ar kitu skaičiumi. Iki tol šie skaičiai laikomi neperskaitytais, o rodiklių ribos apskaičiuotos ir taip, lyg eilutė būtų tik apie pirmąjį.

I106-title = Diena toli nuo visų kitų
I106-what = „{ $title_lt }“: { $kind ->
    [ahead] ši diena daugiau kaip metais vėlesnė už ataskaitos dieną, o tarpinių dienų šiame stulpelyje nėra
   *[apart] kitos šio failo eilutės yra kito laiko, o ši diena nuo jų nutolusi daugiau kaip metus
 }{ $shown ->
    [yes] : { $read }.
   *[no] . Langelio turinys nerodomas.
 }
I106-expected = To paties laiko diena, kaip ir kitose eilutėse.
I106-mend = Patikrinkite, ar metai parašyti teisingai. Data palikta tokia, kokia parašyta, bet rodiklių ribos apskaičiuotos taip, lyg ji galėtų būti ir kita.

I107-title = Žodis su priedu
I107-what = Stulpelis „{ $column }“: prie žinomo žodžio kai kas pridėta{ $shown ->
    [yes] : „{ $read }“
   *[no] {""}
 }. { $says ->
    [times] Priedas sako, kad tai įvyko kelis kartus.
    [not_held] Priedas sako, kad tai neįvyko.
   *[other] Ką priedas reiškia, iš atitikmenų nematyti.
 } Langelių: { $count }
I107-expected = Žodis, išvardytas dalyje [source.values.{ $field }], be priedo.
I107-mend = Jei priedas nieko nekeičia, visą užrašą išvardykite faile rodiklis.toml. Jei tai neįvyko, pažymėkite tai tam skirtame stulpelyje, o jei įvyko kelis kartus, kiekvienam kartui skirkite eilutę. Iki tol žodis laikomas be priedo, bet rodiklių ribos apskaičiuotos taip, kaip būtų ir su juo.

I123-title = Eilutėje viena reikšmė
I123-what = Šioje eilutėje užpildytas tik vienas iš skaitomų stulpelių. Ji perskaityta kaip įrašas, bet gali būti ankstesnės eilutės pabaiga.
I123-expected = Įrašas su kitomis jo reikšmėmis.
I123-mend = Perkelkite reikšmę į jos eilutę arba užpildykite likusius šios eilutės langelius.

I124-title = Nežinomi metai
I124-what = { $needs ->
    [month] Stulpeliai yra mėnesio dienos, bet nei lapo, nei failo pavadinimas nepasako, kurių metų ir kurio mėnesio. Šių įrašų rodikliuose nėra.
   *[year] Šaltinio aprašui reikia metų, bet jų nėra nei lapo, nei failo pavadinime. Šių įrašų rodikliuose nėra.
 }
I124-expected = { $needs ->
    [month] Lapas ar failas, kurio pavadinime yra metai ir mėnuo, pavyzdžiui: 2024 m. kovas.
   *[year] Lapas ar failas, kurio pavadinime yra vieni metai, pavyzdžiui: Vizitai 2024.
 }
I124-mend = Pervadinkite lapą arba failą.

I125-title = Nežinoma, kiek kartų
I125-what = { $kind ->
    [torn] Eilutėje langelių per mažai arba per daug, todėl nežinoma, kuris langelis kurio mėnesio ar dienos.
    [amount_alone] Įrašyta trukmė ar kitas kiekis, bet neįrašyta, kiek kartų.
    [no_day] Kažkas įrašyta prie dienos, kurios tas mėnuo neturi, arba nežinomi metai.
   *[unknown] Iš langelio neaišku, kiek kartų; jo turinys nerodomas.
 } Kol tai nepataisyta, šių įrašų rodikliuose nėra.
I125-expected = Skaičius arba ženklai, pavyzdžiui: 3, 3 k., xx. Jei nė karto – tuščias langelis arba brūkšnys.
I125-mend = Pataisykite langelį. Jei jame esantis žodis reiškia, kad nieko nebuvo, faile rodiklis.toml jį nurodykite: none = ["…"].

I126-title = Trūksta mėnesių ar dienų stulpelių
I126-what = { $kind ->
    [gap] Tarp kitų mėnesių ar dienų šių stulpelių nėra, todėl lapo įrašai neišsamūs ir rodikliuose jų nėra: { $columns }.
   *[end] Šių mėnesių stulpelių nėra; laikoma, kad tada nieko neįrašyta: { $columns }.
 }
I126-expected = Kiekvieno mėnesio ar dienos stulpelis.
I126-mend = Patikrinkite, ar stulpelių pavadinimuose nėra klaidos. Trūkstamą stulpelį įrašykite, nors jis ir būtų tuščias.

I127-title = Datos be dienos
I127-what = { $column ->
    [empty] Įrašuose žinomas tik mėnuo.
   *[other] Stulpelis „{ $column }“: parašytas tik mėnuo, ketvirtis ar metai.
 } Vietoj jų imta viena diena, kaip nurodyta šaltinio apraše. Ataskaitos laikotarpiams tai nieko nekeičia, bet tai, kas skaičiuojama dienomis ar amžiaus metais, gali būti netikslu. Langelių ar įrašų: { $count }
I127-expected = Visa data.
I127-mend = Jei skaičiuojate dienas (pavyzdžiui, per kiek jų atsakyta), įrašykite visą datą.

I128-title = Data be dienos ties laikotarpio riba
I128-what = { $column ->
    [empty] Įrašuose žinomas tik mėnuo.
   *[other] Stulpelis „{ $column }“: parašytas tik mėnuo, ketvirtis ar metai.
 } Tame laike prasideda kitas ataskaitos laikotarpis, todėl neaišku, kuriam jie priklauso. Imta diena, nurodyta šaltinio apraše, o rodiklių ribos apskaičiuotos ir taip, lyg diena būtų kita. Langelių ar įrašų: { $count }
I128-expected = Visa data.
I128-mend = Įrašykite visą datą.

I129-title = Metai iš dviejų skaitmenų
I129-what = Stulpelis „{ $column }“: metai parašyti dviem skaitmenimis. Kur jie stovi, matyti iš kitų to paties stulpelio datų. Langelių: { $count }
I129-expected = Metai iš keturių skaitmenų.
I129-mend = Faile rodiklis.toml prie lauko „{ $field }“ nurodykite short_year = "first" (24.03.05) arba short_year = "last" (05.03.24).
I129-told = Metus rašykite keturiais skaitmenimis.

I130-title = Vienas kiekis kelioms eilutėms
I130-what = Stulpelis „{ $column }“: per kelias eilutes sujungtame langelyje įrašytas kiekis. Neaišku, ar jį turi kiekviena eilutė, ar visos kartu. Jis skaičiuotas kiekvienoje eilutėje, bet rodiklių ribos apskaičiuotos taip, lyg galėtų būti ir kitaip. Langelių: { $count }
I130-expected = Kiekvienos eilutės kiekis įrašytas atskirai.
I130-mend = Langelius išskirkite ir kiekvienos eilutės kiekį įrašykite atskirai. Arba faile rodiklis.toml prie lauko „{ $field }“ nurodykite merged = "each", jei kiekį turi kiekviena eilutė, arba merged = "shared", jei jis yra bendras.
I130-told = Langelius išskirkite ir kiekvienos eilutės kiekį įrašykite atskirai.

I131-title = Pavadinimas tarp įrašų
I131-what = Šioje eilutėje yra tik žodžiai, o po jais vėl eina eilutės. Ji laikyta pavadinimu, ne įrašu; eilutės po ja perskaitytos taip pat kaip esančios virš jos. Kas apie jas sakoma pavadinime, įrašuose nėra.
I131-expected = Viena lentelė su savo antrašte arba kiekvienos lentelės antraštė atskirai.
I131-mend = Jei pavadinimas ką nors sako apie eilutes po juo (pavyzdžiui, kad šie vaikai išvyko), įrašykite tai atskirame stulpelyje. Jei tai įrašas, užpildykite likusius eilutės langelius.

I132-title = Vardas tinka keliems
I132-what = „{ $title_lt }“: toks vardas ir pavardė yra ne vieno įrašo, todėl neaišku, apie kurį kalbama. Laikoma, kad tai nežinoma.
I132-expected = Vardas ir pavardė su tuo, kas skiria bendravardžius, pavyzdžiui, šeimos numeriu.
I132-mend = Papildykite lentelę stulpeliu, kuris juos skiria, ir faile rodiklis.toml jį nurodykite: with = ["…"].

I133-title = Du stulpeliai sako skirtingai
I133-what = Stulpelis „{ $column }“: čia parašyta kitaip nei stulpelyje, kuris skaitomas pirmas. Imta pirmojo reikšmė, bet rodiklių ribos apskaičiuotos ir taip, lyg ji būtų kita. Langelių: { $count }
I133-expected = Ta pati reikšmė abiejuose stulpeliuose arba tik viename iš jų.
I133-mend = Patikrinkite dokumentus ir pataisykite neteisingą langelį.

I134-title = Suma langelyje
I134-what = Stulpelis „{ $column }“: langelyje parašyti keli dėmenys, pavyzdžiui, 1+0,25; jie sudėti. Langelių: { $count }
I134-expected = Vienas skaičius.
I134-mend = Jei tai ne vieno žmogaus etatai, o skirtingi dalykai, rašykite juos atskirose eilutėse.

I135-title = Sakinys nesuprastas
I135-what = Ši eilutė neatitinka nė vieno sakinio, nurodyto šaltinio apraše, todėl įrašas neperskaitytas ir šių įrašų rodikliuose nėra. Langelio turinys nerodomas.
I135-expected = Sakinys kaip viename iš aprašo šablonų (sentences.like) arba eilutė, kuri nėra įrašas (sentences.not).
I135-mend = Pataisykite sakinį arba papildykite šablonus faile rodiklis.toml.
I135-told = Pataisykite sakinį pagal kitų eilučių pavyzdį.

I136-title = Vienas įrašas dviejose eilutėse
I136-what = Šios eilutės reikšmės pratęstų ankstesnę nebaigtą eilutę, o savo vietoje jos netinka arba joje trūksta to, ką turi beveik visos kitos eilutės. Ji perskaityta kaip įrašas, bet gali būti ankstesnės eilutės pabaiga.
I136-expected = Kiekvienas įrašas vienoje eilutėje.
I136-mend = Jei tai ankstesnės eilutės pabaiga, perkelkite reikšmes į ją. Jei tai atskiras įrašas, ištaisykite jį ir užpildykite, ko trūksta abiejose eilutėse.

I140-title = Aplanke jau yra rodiklis.toml
I140-what = Ši komanda parašytų naują aprašą, o jis čia jau yra. Niekas nepakeista.
I140-expected = Aplankas, kuriame yra skaičiuoklės, bet dar nėra rodiklis.toml.
I140-mend = Jei aprašo nebereikia, pervadinkite jį ir paleiskite komandą dar kartą.

I141-title = Nerasta, ką skaityti
I141-what = Aplanke nėra lentelės, kuri būtų panaši į kurį nors registrą. Niekas neparašyta.
I141-expected = Skaičiuoklės (XLSX, ODS, XLS) arba tekstiniai failai (CSV), kurių stulpeliai turi antraštes.
I141-mend = Nurodykite aplanką, kuriame yra įstaigos registrai.

I142-title = Aplankas neperskaitytas
I142-what = Aplanko peržiūrėti nepavyko: { $message }. Niekas neparašyta.
I142-expected = Aplankas, kuriame yra įstaigos registrai ir kurį leidžiama skaityti.
I142-mend = Patikrinkite aplanko pavadinimą ir teises.

I143-title = Aprašas neparašytas
I143-what = Failo „rodiklis.toml“ parašyti nepavyko: { $message }. Jūsų failai nepakeisti.
I143-expected = Aplankas, į kurį leidžiama rašyti ir kuriame yra laisvos vietos.
I143-mend = Patikrinkite aplanko teises ir laisvą vietą.
