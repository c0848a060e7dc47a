# Skaičiavimas ir ataskaitos: C…, R…
C001-title = Rodiklio apskaičiuoti negalima
C001-what = Rodikliui „{ $indicator }“ reikia duomenų, kurių nėra: { $dataset }.
C001-expected = Šaltinis [[source]], kuriame yra šie duomenys (rinkinys arba rinkinys.laukas).
C001-mend = Nurodykite failus rodiklis.toml arba nekreipkite dėmesio, jei jų nerenkate.
C001-told = Duomenų, kurių įstaiga nerenka, neprivaloma turėti: toks rodiklis į ataskaitą neįtraukiamas.

C002-title = Apibrėžtis dar negaliojo
C002-what = Rodiklio „{ $indicator }“ apibrėžtis galioja nuo { $from }, laikotarpis { $period } baigiasi anksčiau.
C002-expected = Laikotarpis po apibrėžties įsigaliojimo.
C002-mend = Reikšmė apskaičiuota pagal vėlesnę apibrėžtį; lyginkite atsargiai.

C003-title = Trūksta nuostatos
C003-what = Rodikliui „{ $indicator }“ reikia nuostatos „{ $setting }“, kurios teisės aktuose rasti nepavyko: { $title_lt }.
C003-expected = Sveikasis skaičius faile rodiklis.toml, dalyje [settings].
C003-mend = Įrašykite įstaigos patvirtintą reikšmę: { $setting } = … Kol jos nėra, rodiklis neskaičiuojamas.
C003-told = Reikšmę patvirtina įstaiga; kol jos nėra, rodiklis neskaičiuojamas.

C005-title = Laikotarpis dar nesibaigė
C005-what = Laikotarpis { $period } baigiasi { $to }, po ataskaitos dienos { $date }: skaičiai dar keisis.
C005-expected = Laikotarpis, pasibaigęs iki ataskaitos dienos.
C005-mend = Spausdinkite ataskaitą laikotarpiui pasibaigus arba pakeiskite report_date.
C005-told = Skaičiai bus galutiniai, kai ataskaita bus parengta laikotarpiui pasibaigus.

C040-title = Laikotarpiai be įrašų
C040-what = { $first ->
    [none] Registre „{ $title_lt }“ nėra nė vieno įrašo, tad šių laikotarpių rodikliai lieka be duomenų: { $periods }.
   *[other] Pirmasis registro „{ $title_lt }“ įrašas – { $first }, tad ankstesnių laikotarpių rodikliai lieka be duomenų: { $periods }.
 }
C040-expected = Diena, nuo kurios registras vestas: neįrašyta dar nereiškia, kad nebuvo.
C040-mend = Jei registras tada jau buvo vedamas ir jame nieko neatsitiko, prie [[source]] parašykite kept_from – pirmąją jo vedimo dieną. Tada tokie rodikliai bus 0.
C040-told = Registre nėra tų laikotarpių įrašų.

C041-title = Registras vestas tik dalį laikotarpio
C041-what = Registras „{ $title_lt }“ vestas tik dalį šių laikotarpių: { $periods }. Jų rodikliai neskaičiuojami.
C041-expected = Registras, vestas visą laikotarpį: dalies skaičius atrodytų kaip viso.
C041-mend = Jei registras vestas ilgiau, pataisykite kept_from ir kept_to prie [[source]]. Jei ne, ataskaitai rinkitės laikotarpį, kurį registras apima visą.
C041-told = Rodikliai skaičiuojami laikotarpiams, kuriuos registras apima visus.

C042-title = Ne visi šaltiniai sako, kada vesti
C042-what = Vieni rinkinio „{ $title_lt }“ šaltiniai turi kept_from ar kept_to, kiti – ne.
C042-expected = Visi rinkinio šaltiniai pasako, nuo kada iki kada vesti.
C042-mend = Įrašykite kept_from ir kept_to prie kiekvieno [[source]]. Šaltinis be jų laikomas vestu nuo pirmojo įrašo, tad spragos tarp registrų nebūtų matyti.
C042-told = Dalis šaltinių nepasako, nuo kada iki kada vesti.

C043-title = Įrašai tų dienų, kuriomis registras nevestas
C043-what = Registre „{ $title_lt }“ yra įrašų, kurių dienos nepatenka tarp kept_from ir kept_to: pirmojo diena { $earliest }, paskutiniojo – { $last }. Įrašų: { $count }
C043-expected = Įrašai tų dienų, kuriomis registras vestas.
C043-mend = Jei tomis dienomis registras buvo vedamas, pataisykite kept_from ir kept_to prie jo [[source]]: laikotarpių, kuriuos jie perkerta, rodikliai neskaičiuojami. Jei ne, patikrinkite įrašų datas.
C043-told = Dalis įrašų yra dienų, kuriomis pagal aprašą registras nevestas.

C044-title = Gal registras pradėtas vesti laikotarpio viduryje?
C044-what = Pirmasis registro „{ $title_lt }“ įrašas – { $earliest }; iki jo laikotarpiu { $periods } neįrašyta nieko ilgiau nei bet kada vėliau. Vis dėlto laikotarpio { $periods } rodikliai laikomi viso laikotarpio rodikliais.
C044-expected = Diena, nuo kurios registras vestas.
C044-mend = Prie [[source]] parašykite kept_from – pirmąją registro vedimo dieną. Jei jis vestas nuo laikotarpio pradžios, parašykite tą dieną: tada nieko nebus pranešama.
C044-told = Registras galėjo būti pradėtas vesti laikotarpio viduryje.

C045-title = Gal registras baigiasi anksčiau nei laikotarpis?
C045-what = Paskutinis registro „{ $title_lt }“ įrašas – { $last }; po jo neįrašyta nieko ilgiau nei bet kada anksčiau. Laikotarpių, kurių įrašų nėra, rodikliai lieka be duomenų. Laikotarpiai: { $periods }.
C045-expected = Iki laikotarpio pabaigos vestas registras arba diena, kurią jis užbaigtas.
C045-mend = Patikrinkite, ar netrūksta failo, pavyzdžiui, kitų metų knygos. Jei registras užbaigtas, prie [[source]] parašykite kept_to – paskutinę jo dieną. Jei jis buvo vedamas ir nieko neatsitiko, parašykite paskutinę laikotarpio dieną.
C045-told = Registras galėjo būti vestas ne iki laikotarpio pabaigos.

C010-title = Rodikliai prieštarauja vienas kitam
C010-what = { $message_lt } Laikotarpis { $period }: { $left } = { $left_value }, { $right } = { $right_value }.
C010-expected = Taisyklė iš bibliotekos aplanko assertions.
C010-mend = Su „rodiklis explain“ patikrinkite abiejų rodiklių eilutes.
C010-told = Palyginkite abiejų rodiklių įrašus.

C011-title = Grupės nesudaro visumos
C011-what = Rodiklis „{ $indicator }“, { $period }, grupės „{ $stratifier }“ ({ $number }): suma { $sum }, persidengimas { $overlap }, visuma { $total }.
C011-expected = Grupės ir visuma skaičiuojamos iš tų pačių įrašų.
C011-mend = Praneškite programos kūrėjams: taip neturėtų nutikti.

C020-title = Apibrėžtis kitokia
C020-what = Centras rodiklį „{ $indicator }“ skaičiavo pagal kitokią apibrėžtį.
C020-expected = Visų centrų apibrėžtys vienodos (ta pati SHA-256).
C020-mend = Suvienodinkite bibliotekas ir paprašykite centro naujo išrašo; kol kas jis į šį rodiklį neįtrauktas.

C021-title = Išrašų nėra
C021-what = Šablonas „{ $read }“ neatitinka nė vieno failo.
C021-expected = Centrų išrašai, parengti komanda „rodiklis extract“.
C021-mend = Patikrinkite kelią faile pool.toml.

C022-title = Netinkamas raktas
C022-what = Rakto naudoti negalima: { $message }
C022-expected = Failas su slaptu projekto raktu, bent 16 baitų, iš jų bent aštuoni skirtingi.
C022-mend = Gaukite raktą iš projekto vykdytojo ir laikykite jį atskirai nuo duomenų.

C023-title = Neperskaitytas išrašas
C023-what = Išrašo suprasti negalima: { $message }
C023-expected = Failas, parengtas komanda „rodiklis extract“.
C023-mend = Paprašykite centro parengti išrašą iš naujo.

C024-title = Neįmanomi skaičiai
C024-what = Centro „{ $centre_lt }“ išrašo skaičiai neįmanomi (rodiklis „{ $indicator }“, laikotarpis { $period }): { $message }.
C024-expected = Skaičiai, kokius įrašo komanda „rodiklis extract“.
C024-mend = Paprašykite centro parengti išrašą iš naujo ir atsiųsti jo netaisant. Kol jis netinka, nesujungiamas nė vienas centras: bendri skaičiai būtų klaidingi.

C025-title = Kitas projektas, raktas ar programa
C025-what = Centro „{ $centre_lt }“ išrašo sujungti su kitais negalima: { $message }. Tas pats vaikas dviejuose centruose būtų suskaičiuotas du kartus.
C025-expected = To paties projekto išrašai, visuose centruose parengti su tuo pačiu projekto raktu ir ta pačia programos versija.
C025-mend = Paprašykite centro parengti išrašą iš naujo su projekto raktu (--key) ir projekto numeriu (--project).

C026-title = Centras du kartus
C026-what = Centras „{ $centre_lt }“ tų pačių laikotarpių skaičius pateikia ir kitame išraše: { $other }. Jie būtų sudėti du kartus.
C026-expected = Kiekvieno centro to paties laikotarpio skaičiai viename išraše.
C026-mend = Palikite naujesnį išrašą, o kitą iš aplanko iškelkite.

C027-title = Du raktai vienodi
C027-what = Paties centro raktas yra toks pat kaip projekto raktas, o šį žino visi centrai.
C027-expected = Paties centro slaptas raktas (evidence.key arba --own-key), kurio niekas kitas neturi.
C027-mend = Sukurkite centrui kitą raktą: 40 atsitiktinių raidžių ir skaitmenų.

R001-title = Ataskaitos šablono klaida
R001-what = { $message }
R001-expected = Elementai ir reikšmės, aprašyti docs/report-elements.md.
R001-mend = Pataisykite šabloną nurodytoje vietoje.

R002-title = Ataskaitos neparašytos
R002-what = Rašyti nepavyko: { $message }
R002-expected = Aplankas, į kurį galima rašyti.
R002-mend = Patikrinkite aplanko teises ir laisvą vietą arba nurodykite kitą: --out.

R003-title = Tokios ataskaitos nėra
R003-what = Ataskaitos „{ $read }“ programa neturi, ir tokio aplanko nėra.
R003-expected = Viena iš ataskaitų: { $known }. Arba aplankas su savo šablonu.
R003-mend = Pataisykite pavadinimą: --report arba „reports“ faile „rodiklis.toml“.

R004-title = Ataskaitos failai prieštarauja vienas kitam
R004-what = { $figure }: { $format } sako „{ $found }“, JSON – „{ $expected }“.
R004-expected = Ta pati reikšmė PDF, HTML, XLSX ir JSON failuose.
R004-mend = Nė vienas failas neparašytas. Jei šablonas jūsų, spausdinkite jame to rodiklio reikšmę („value“); jei programos – praneškite apie klaidą.

R005-title = Padaryto failo nepavyko perskaityti
R005-what = { $format } padarytas, bet jo nepavyko perskaityti ir palyginti: { $message }
R005-expected = Failas, kurį programa gali perskaityti.
R005-mend = Nė vienas failas neparašytas. Praneškite apie klaidą.

C030-title = Neskelbiamą skaičių būtų galima sužinoti
C030-what = Rodiklis „{ $indicator }“, { $period }{ $group ->
    [none] {""}
   *[other], { $group }
 }: skaičių „{ $part }“ būtų galima apskaičiuoti iš skelbiamų skaičių.
C030-expected = Kiekvienas neskelbiamas skaičius gali būti bent dviejų reikšmių.
C030-mend = Niekas neišspausdinta. Viešoje ataskaitoje rodykite mažiau laikotarpių arba grupių ir praneškite programos kūrėjams.

R014-title = Vieta, kur turi būti rašomas failas, užimta
R014-what = { $why ->
    [input] Kas ten yra, ši komanda skaito; tai dingtų. Failų: { $count }
    [changed] Tai anksčiau parašė programa, o paskui kažkas pakeitė: pakeitimai dingtų. Failų: { $count }
    [other] Tai parašė kita komanda arba tai patvirtinti skaičiai. Failų: { $count }
    [no-file] Toje vietoje arba virš jos yra aplankas ar nuoroda. Failų: { $count }
    [meanwhile] Ankstesnis paleidimas nutrūko, kai perkėlė failus į jų vietas; šis ten atsirado po to. Failų: { $count }
   *[foreign] Tai parašė ne programa arba programa nebežino, kad parašė. Failų: { $count }
}
R014-expected = Vietos, kuriose nieko nėra arba yra tai, ką parašė ta pati komanda ir niekas nepakeitė: tik tai pakeičiama nauju.
R014-mend = Nieko neparašyta. Perkelkite arba pervadinkite, kas ten yra, ir paleiskite komandą dar kartą arba nurodykite kitą vietą: --out.

R015-title = Neįskaitoma, ką programa žino apie šį aplanką
R015-what = { $message }
R015-expected = Failas toks, kokį parašė programa: jame pasakyta, kurie aplanko failai yra pačios programos.
R015-mend = Nieko neparašyta. Nurodykite kitą aplanką: --out. Jei reikia šio, perkelkite iš jo ataskaitas kartu su jo aplanku „.rodiklis“.

C031-title = Ankstesnės viešos ataskaitos parengtos pagal kitas taisykles
C031-what = Aplanke „issued“ yra uždaryta vieša ataskaita, kurioje skelbiami tikslūs skaičiai arba kito pagrindo kartotiniai. Ką jos ir šios ataskaitos skaičiai pasakytų kartu, nenustatoma.
C031-expected = Būdas ir pagrindas, pagal kuriuos parengtos ankstesnės viešos ataskaitos (dalis [public]), ir method = "rounding".
C031-mend = Niekas neišspausdinta. Grąžinkite ankstesnes [public] reikšmes arba, jei ankstesnė ataskaita niekam nebuvo duota, iškelkite jos failą iš aplanko.

R006-title = Ženklo failo perskaityti nepavyko
R006-what = { $logo } nurodo „{ $file }“: { $message }
R006-expected = SVG arba PNG failas įstaigos aplanke.
R006-mend = Įdėkite failą į aplanką arba pataisykite jo pavadinimą („file“) faile „rodiklis.toml“.

R007-title = Ženklo spausdinti negalima
R007-what = { $logo }, „{ $file }“: { $message ->
    [neither] tai nei SVG, nei PNG failas.
   *[other] { $message }
 }
R007-expected = PNG arba SVG, sudarytas iš figūrų: g, line, rect, polyline, polygon, circle, path, text; spalvos #rrggbb arba none; be stilių, gradientų, įterptų paveikslėlių ir scenarijų.
R007-mend = Įrašykite piešinį kaip paprastą SVG: kreives – kaip kontūrus (path), spalvas ir linijas – kaip atributus, transformacijas pritaikykite. Jei nepavyksta, išsaugokite jį kaip PNG.

R008-title = Ženklo failas per didelis
R008-what = { $logo }, „{ $file }“: { $size } KB.
R008-expected = Ne daugiau kaip { $most } KB: jis įrašomas į kiekvieną ataskaitą.
R008-mend = Įrašykite paprastesnį piešinį arba sumažinkite paveikslą.

R009-title = Ženklas neturi tekstinio aprašo
R009-what = { $logo } nepasako, kas pavaizduota (kalba: { $lang }).
R009-expected = alt.lt ir alt.en: žodžiai tiems, kurie paveikslo nemato.
R009-mend = Įrašykite abu į „rodiklis.toml“, pavyzdžiui: alt.lt = "Centro ženklas: stogas virš vaiko".

R010-title = Ženklas yra už įstaigos aplanko ribų
R010-what = { $logo } nurodo „{ $file }“.
R010-expected = Failas įstaigos aplanke, nurodytas nuo jo; be „..“, ne nuo šakninio katalogo ir ne nuoroda, vedanti už aplanko.
R010-mend = Nukopijuokite failą į aplanką.

R011-title = Ženklo paveikslas per didelis
R011-what = { $logo }, „{ $file }“: dydis taškais – { $width } × { $height }.
R011-expected = Iš viso ne daugiau kaip { $most } mln. taškų: viršelyje ženklas yra ne aukštesnis kaip 17 mm.
R011-mend = Sumažinkite paveikslą; užtenka 1 400 taškų pločio.

R012-title = Ženklo PNG failas sugadintas
R012-what = { $logo }, „{ $file }“ prasideda kaip PNG, bet iki galo jo perskaityti nepavyko.
R012-expected = Visas ir nesugadintas PNG failas.
R012-mend = Atverkite paveikslą paveikslų programa ir išsaugokite iš naujo kaip PNG arba paprašykite jo autoriaus kitos kopijos.

R013-title = Ženklai, kurių ataskaitos šriftuose nėra
R013-what = { $key ->
    [file] Failo pavadinime
    [sheet] Lapo pavadinime
   *[other] Ties „{ $key }“
 } yra ženklų, vietoj kurių PDF ataskaitoje bus tušti langeliai (□): { $letters }
R013-expected = Lietuviškos ir kitos lotyniškos raidės, skaitmenys ir skyrybos ženklai.
R013-mend = Užrašykite kitaip. HTML, XLSX, CSV ir JSON failuose šie ženklai lieka.

R020-title = Programos klaida
R020-what = Programa susidūrė su tuo, kam nėra parengta ({ $at }), ir baigė darbą.
R020-expected = Rezultatas arba žodžiai apie tai, kas negerai.
R020-mend = Praneškite programos kūrėjams šią vietą ir tai, ką darėte; failų su asmens duomenimis nesiųskite. Kuris failas kaltas, sužinosite laikinai iškeldami failus po vieną.
