# Įrodymai: kas perduodama su ataskaita ir kas randama tikrinant.

evidence-manifest = Iš ko parengta: failai, apibrėžtys, nuostatos ir siekiai su kontrolinėmis sumomis
evidence-figures = Visi rodikliai ir pastabos
evidence-records = Kiekvieno rodiklio vienetai pseudonimais, sudarytais su raktu
evidence-definitions = Apibrėžtys, kokios yra

E001-title = Nėra rakto pseudonimams
E001-what = Rakto nėra: { $place }
E001-expected = Slaptas paties centro raktas, laikomas atskirai nuo ataskaitų ir įrodymų. Programa savo rakto neturi.
E001-mend = Šalia failo rodiklis.toml sukurkite tekstinį failą evidence.key su viena eilute iš 40 atsitiktinių raidžių ir skaitmenų (komandų eilutėje: head -c 30 /dev/urandom | base64 > evidence.key) arba nurodykite kitą failą: --key FAILAS. Raktą išsaugokite: tik su tuo pačiu raktu vėliau galima pasakyti, kurie vienetai pasikeitė. Niekam jo neperduokite.

E002-title = Netinkamas raktas
E002-what = Rakto naudoti negalima: { $message }
E002-expected = Bent 16 baitų failas, kuriame bent 8 baitai skirtingi.
E002-mend = Sukurkite ilgesnį: 40 atsitiktinių raidžių ir skaitmenų.

E003-title = Patikrinti nepavyko
E003-what = Šio failo patikrinti negalima: { $message }. Tai nereiškia, kad skaičiai klaidingi: jie liko nepatikrinti.
E003-expected = PDF ataskaita, parengta su įrodymais (--evidence), jos įrodymų aplankas, laikotarpio uždarymo failas arba rodiklių JSON failas – visas ir toks, koks buvo išduotas.
E003-mend = Patikrinkite, ar nurodėte tą failą, kurį gavote, ir ar jis nukopijuotas visas. Jei taip, paprašykite įstaigos ataskaitos su įrodymais iš naujo.

E004-title = Įrodymai pakeisti
E004-what = Šis failas nėra tas, kurį liudija sąrašas (manifest.json).
E004-expected = Sąraše nurodyta kontrolinė suma (SHA-256).
E004-mend = Paprašykite ataskaitos tokios, kokia buvo išduota. Paliesti rodikliai išvardyti toliau.

E005-title = Trūksta apibrėžties
E005-what = Sąrašas (manifest.json) šį failą nurodo, bet jo nėra.
E005-expected = Visos sąraše nurodytos apibrėžtys.
E005-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E006-title = Sąrašas ne šios ataskaitos
E006-what = Ataskaitos puslapiuose nėra pridėto sąrašo (manifest.json) kontrolinės sumos: ataskaita arba įrodymai sukeisti.
E006-expected = Duomenų šaltinių priede išspausdinta failo manifest.json kontrolinė suma (SHA-256).
E006-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E007-title = Rodiklis prieštarauja savo vienetams
E007-what = Rodiklyje „{ $figure }“ ne tiek vienetų, kiek jų išvardyta.
E007-expected = Kartu parengti rodikliai ir sąrašai.
E007-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E008-title = Pridėtos pastabos pakeistos
E008-what = Niekas, iš ko parengta ataskaita, nepasikeitė, o pastabos kitos nei pridėtosios.
E008-expected = Pastabos, kurias duoda šie failai ir apibrėžtys.
E008-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E009-title = Neperskaityta
E009-what = Perskaityti nepavyko: { $message }
E009-expected = Failas arba aplankas, kurį galima skaityti.
E009-mend = Patikrinkite pavadinimą ir teises.

E010-title = Failas, kurio niekas neliudija
E010-what = Sąraše (manifest.json) šio failo nėra.
E010-expected = Tik sąraše nurodyti failai.
E010-mend = Į failą neatsižvelkite arba paprašykite ataskaitos tokios, kokia buvo išduota.

E012-title = Pridėtų apibrėžčių pritaikyti negalima
E012-what = Ši programa ar šis darbo aplankas pagal pridėtas apibrėžtis dirbti negali: { $message }
E012-expected = Programai suprantamos versijos apibrėžtys, tinkančios duomenims, kuriuos įstaiga pildo.
E012-mend = Tikrinkite ta programos versija, kuri nurodyta ataskaitoje. Kol kas priežastys tik galimos.

E013-title = Puslapyje kitas skaičius
E013-what = „{ $figure }“: { $page ->
    [none] puslapyje
   *[other] { $page } puslapyje
 } parašyta „{ $found }“, o pridėtame rodiklyje – „{ $expected }“.
E013-expected = Puslapiai, kuriuose parašyti pridėti rodikliai.
E013-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E014-title = Puslapis perdažytas
E014-what = { $page } puslapyje { $message }.
E014-expected = Puslapiai, kokius išspausdino programa.
E014-mend = Paprašykite ataskaitos tokios, kokia buvo išduota. Puslapio skaičiais nesiremkite.

E015-title = Prie failo kažkas pridėta
E015-what = Failas po spausdinimo papildytas: taip pridedamas ir elektroninis parašas, ir pastaba, ir kitas puslapio turinys.
E015-expected = Failas, koks buvo išspausdintas.
E015-mend = Jei ataskaita pasirašyta elektroniniu parašu, patikrinkite jos nepasirašytą failą. Kitu atveju paprašykite ataskaitos tokios, kokia buvo išduota.

E016-title = Failas perrašytas
E016-what = Failas ne toks, koks buvo išspausdintas: jį įrašė kita programa arba jis pakeistas.
E016-expected = Failas, koks buvo išspausdintas, baitas į baitą.
E016-mend = Paprašykite ataskaitos tokios, kokia buvo išduota. Toliau parašyta, ar puslapių skaičiai sutampa su pridėtaisiais.

E017-title = Ataskaitos antspaudas netinka
E017-what = Failo antspaudo nėra arba jis neatitinka centro rakto: po spausdinimo failą kažkas pakeitė rakto neturėdamas.
E017-expected = Antspaudas, kurį gali sudaryti tik centro rakto turėtojas.
E017-mend = Paprašykite ataskaitos tokios, kokia buvo išduota.

E018-title = Prie puslapio nėra jo įrodymų
E018-what = Šalia puslapio nėra įrodymų aplanko, kurio failo manifest.json kontrolinė suma būtų išspausdinta puslapyje.
E018-expected = Ataskaitos puslapis (HTML) ir tame pačiame aplanke – jos įrodymų aplankas.
E018-mend = Įdėkite puslapį ir įrodymų aplanką į vieną aplanką arba tikrinkite ataskaitos PDF.

E020-title = Uždarymo failas pakeistas
E020-what = Saugomi rodikliai nebe tokie, kokie buvo uždarant laikotarpį.
E020-expected = Failas, kokį įrašė komanda „rodiklis close“.
E020-mend = Paimkite failą iš atsarginės kopijos. Iki tol rodikliai su juo nelyginami.

E021-title = Laikotarpis jau uždarytas
E021-what = { $period }: laikotarpis uždarytas, rodikliai išsaugoti.
E021-expected = Neuždarytas laikotarpis arba --again.
E021-mend = Perskaičiuotiems rodikliams patvirtinti uždarykite dar kartą su --again; ankstesni uždarymai lieka.

E022-title = Pareigos, ne vardas
E022-what = Po --role parašyti žodžiai panašūs į asmens vardą.
E022-expected = Pareigos mažosiomis raidėmis („direktorė“) arba nieko.
E022-mend = Parašykite tik pareigas; uždarymo faile vardų nėra.

E023-title = Laikotarpis dar nepasibaigė
E023-what = { $period }: laikotarpis baigiasi { $to }, o uždaroma { $date }. Rodikliai dar keisis.
E023-expected = Laikotarpis, pasibaigęs iki uždarymo dienos.
E023-mend = Palaukite laikotarpio pabaigos arba pataisykite uždarymo dieną (--date). Jei vis dėlto uždaryti reikia dabar, pridėkite --accept-errors.

E024-title = Duomenyse yra klaidų
E024-what = Klaidų duomenyse: { $count }. Patvirtinti rodikliai būtų klaidingi arba nepilni.
E024-expected = Duomenys be klaidų.
E024-mend = Klaidas parodo „rodiklis check“; pataisykite jas. Jei vis dėlto uždaryti reikia dabar, pridėkite --accept-errors.

E025-title = Trūksta uždarymo
E025-what = Šį failą nurodo { $by }, bet jo nėra.
E025-expected = Visi kada nors įrašyti uždarymai: kiekvienas nurodo ankstesnįjį, o issued/last.json – paskutinįjį.
E025-mend = Paimkite failą iš atsarginės kopijos. Kol jo nėra, nauji uždarymai neįrašomi.

E026-title = Uždarymas pakeistas ir perskaičiuotas
E026-what = Failas dera pats su savimi, bet jo kontrolinė suma ne ta, kurią nurodo { $by }: jis įrašytas iš naujo.
E026-expected = Failas, kokį įrašė komanda „rodiklis close“.
E026-mend = Paimkite failą iš atsarginės kopijos. Iki tol rodikliai su juo nelyginami, o nauji uždarymai neįrašomi.

E027-title = Uždarymo antspaudas netinka
E027-what = Antspaudas neatitinka centro rakto: failą po uždarymo kažkas pakeitė rakto neturėdamas.
E027-expected = Antspaudas, kurį gali sudaryti tik centro rakto turėtojas.
E027-mend = Paimkite failą iš atsarginės kopijos. Kol to nepadarysite, nauji uždarymai neįrašomi.

E028-title = Uždarymas ne iš šios eilės
E028-what = Failo nenurodo nė vienas kitas uždarymas, o jis pats nepratęsia paskutiniojo.
E028-expected = Uždarymai, kurių kiekvienas nurodo ankstesnįjį.
E028-mend = Iškelkite failą iš aplanko issued: jis įrašytas ne čia arba ne komandos „rodiklis close“.

E029-title = Uždarymas nesusietas su raktu
E029-what = Centro raktas šio uždarymo neliudija: jis įrašytas be rakto arba antspaudas pašalintas.
E029-expected = Antspaudas, sudarytas su dabartiniu centro raktu, arba vėlesnis antspauduotas uždarymas.
E029-mend = Įsitikinkite, kad rodikliai tie, kurie buvo patvirtinti, ir uždarykite laikotarpį dar kartą su --again: naujas uždarymas liudys ir ankstesnius.

E030-title = Uždaryta tuo pat metu
E030-what = { $period }: kol buvo skaičiuojama, kažkas kitas įrašė uždarymą. Šis neįrašytas.
E030-expected = Vienu metu uždaro vienas.
E030-mend = Pažiūrėkite, kas įrašyta aplanke issued, ir, jei dar reikia, uždarykite iš naujo.

verify-whole = ✓ Pridėti failai dera tarpusavyje, ataskaitoje išspausdinta jų kontrolinė suma.
verify-whole-folder = ✓ Failai dera tarpusavyje. Ar jie yra ataskaitos, matyti tikrinant jos PDF.
verify-pages-agree = ✓ Puslapiuose perskaityta pažymėtų reikšmių: { $read }. Visos tokios, kokios pridėtos.
verify-pages-differ = ✕ Puslapiuose perskaityta pažymėtų reikšmių: { $read }; kitokių nei pridėtos: { $differ }.
verify-pages-unmarked = ! Puslapiuose pažymėtų reikšmių nėra: jų skaičiai nepalyginti.
verify-seal-fits = ✓ Failas toks, koks išspausdintas: tai liudija centro rakto antspaudas. Taigi įrodytas ir tekstas, ir diagramos.
verify-seal-broken = ✕ Antspaudas netinka: puslapių tekstas ir diagramos neįrodyti.
verify-seal-not_checked = ! Antspaudas nepatikrintas: nėra centro rakto. Skaičiai perskaityti iš puslapių žymų; tekstas, diagramos, šriftai ir vieta puslapyje neįrodyti.
verify-seal-none = ! HTML puslapis antspaudo neturi: palyginti tik pažymėti skaičiai. Tekstas, diagramos ir tai, kas ant skaičių uždėta, neįrodyti; tam tikrinkite PDF.
verify-inputs-same = ✓ Duomenų failai, jų skaitymas, apibrėžtys, nuostatos ir siekiai tie patys kaip ataskaitos.
verify-inputs-differ = ✕ Tai, iš ko parengta ataskaita, pasikeitė:
verify-figures-agree = ✓ Sutampančių rodiklių: { $agree }; nesutampančių: { $differ } (reikšmių su grupėmis: { $agree_values } ir { $differ_values })
verify-figures-differ = ✕ Sutampančių rodiklių: { $agree }; nesutampančių: { $differ } (reikšmių su grupėmis: sutampančių { $agree_values }, nesutampančių { $differ_values })
verify-units-no_key = ! Vienetai nepalyginti: nėra rakto (evidence.key darbo aplanke arba --key).
verify-units-another_key = ! Vienetai nepalyginti: raktas ne tas, kuriuo sudaryti įrodymai.
verify-why = Priežastis:
verify-movement = Vienetai: nauji { $added }, dingę { $removed }, kitoje pusėje { $moved }, su kita reikšme { $revalued }
verify-movement-unlisted = Vienetai kiti; sąrašai per ilgi, kad būtų pasakyta, kiek jų
change-file = Duomenų failas
change-mapping = Duomenų skaitymas ([[source]])
change-definition = Apibrėžtis
change-setting = Nuostata
change-target = Siekis
change-benchmark = Palyginamoji reikšmė ([[benchmark]])
change-control-chart = Kontrolinė diagrama ([[control_chart]])
change-program = Programa
change-changed = kitaip
change-added = nebuvo
change-removed = nebėra
cause-data = pasikeitė duomenys
cause-mapping = duomenys skaitomi kitaip
cause-definition = pasikeitė apibrėžtis
cause-settings = pasikeitė nuostata
cause-targets = pasikeitė siekis
cause-program = pasikeitė programa
cause-altered = pakeisti patys įrodymai: tai ne tas rodiklis, kuris buvo išduotas
cause-units = pakeisti vienetų sąrašai: tai ne tų vienetų pseudonimai, iš kurių gautas rodiklis
cause-unexplained = rodiklis neišplaukia iš jo nurodytų failų ir apibrėžčių
compare-nothing = Perskaičiuotų rodiklių nėra.
compare-restated = Perskaičiuotų rodiklių: { $count } (reikšmių su grupėmis: { $values })
restated-now = dabartiniai duomenys
restated-remark = { $period }: perskaičiuota rodiklių, patvirtintų { $issued } (palyginta: { $until }): { $count } (reikšmių su grupėmis: { $values })

E031-title = Tokio viešos ataskaitos laikotarpio nėra
E031-what = Tarp failo „rodiklis.toml“ laikotarpių nėra { $period }, o dėl viešos ataskaitos sprendžiama iš karto visais jos laikotarpiais.
E031-expected = Vienas iš laikotarpių, išvardytų prie periods.
E031-mend = Nurodykite vieną iš laikotarpių, apie kuriuos pasakoja vieša ataskaita: įrašomi visi.
