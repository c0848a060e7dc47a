# Apibrėžčių ir darbo aplanko klaidos: D…
D001-title = Netinkamai parašytas failas
D001-what = Šios vietos programa nesupranta: { $message }.
D001-expected = Raktai ir reikšmės, aprašyti docs/workspace.md (rodiklis.toml) ir docs/definitions.md (biblioteka).
D001-mend = Pataisykite nurodytą vietą.

D002-title = Nesuprantama sąlyga
D002-what = Sąlygos „{ $read }“ negalima suprasti: { $fault ->
    [end] ji nutrūksta.
    [quote] neuždarytos kabutės.
    [deep] per daug skliaustų vieni kituose.
    [found] čia netinka „{ $found }“.
   *[other] ji ne pagal išraiškų kalbą.
 }
D002-expected = SQL išraiška, pavyzdžiui: score >= 4 AND answered_on <= period_end.
D002-mend = Patikrinkite skliaustus, kabutes ir žodžių tvarką.

D003-title = Nežinomas laukas
D003-what = Duomenų rinkinyje „{ $dataset }“ nėra lauko „{ $read }“.
D003-expected = Vienas iš laukų: { $known }.
D003-mend = { $closest ->
    [empty] Pataisykite lauko pavadinimą.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D004-title = Netinka reikšmės rūšis
D004-what = Rasta: { $found ->
    [string] tekstas
    [text] tekstas
    [integer] sveikasis skaičius
    [number] skaičius
    [float] skaičius
    [boolean] taip arba ne
    [date] data
    [datetime] data
    [duration] trukmė
    [null] reikšmės nėra
    [array] sąrašas
    [table] lentelė
    [certificate] issued nėra ankstesnė už expires
    [issued_before_expires] data issued, ankstesnė už expires
   *[other] { $found }
 }.
D004-expected = Reikia: { $expected ->
    [string] tekstas
    [text] tekstas
    [integer] sveikasis skaičius
    [number] skaičius
    [float] skaičius
    [boolean] taip arba ne
    [date] data
    [datetime] data
    [duration] trukmė
    [null] reikšmės nėra
    [array] sąrašas
    [table] lentelė
    [certificate] issued nėra ankstesnė už expires
    [issued_before_expires] data issued, ankstesnė už expires
   *[other] { $expected }
 }.
D004-mend = Pataisykite išraišką arba pasirinkite kitą lauką.

D005-title = Nežinomas kodas
D005-what = Laukas „{ $field }“ neturi kodo „{ $read }“.
D005-expected = Vienas iš kodų: { $known }.
D005-mend = { $closest ->
    [empty] Pataisykite kodą.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D006-title = CASE be ELSE
D006-what = Išraiškoje CASE nėra šakos ELSE.
D006-expected = Reikšmė, kai netinka nė viena sąlyga.
D006-mend = Prieš END parašykite ELSE ir reikšmę; jei reikšmės nėra – ELSE NULL.

D007-title = Netinkama išraiška
D007-what = { $fault ->
    [function] Funkcijos „{ $read }“ išraiškų kalba neturi.
    [lacking] Trūksta argumento: { $read }
    [surplus] Per daug argumentų: { $read }
    [form] Taip šios funkcijos užrašyti negalima: { $read }
    [null-compared] Su NULL lyginama ženklais =, <>, < ir panašiais: taip niekada nebūna nei taip, nei ne.
    [null-value] Čia parašyta NULL, tad reikšmės niekada nebūtų.
    [multiply] Dauginami du dešimtainiai skaičiai: { $read }
    [divide] Dalijama: { $read }
    [number] Skaičius per didelis arba per tikslus: { $read }
    [day] Tai ne diena: { $read }
   *[expression] Šios išraiškos kalba neturi: { $read }
 }
D007-expected = { $fault ->
    [lacking] { $known }
    [surplus] { $known }
    [form] { $known }
    [null-compared] IS NULL arba IS NOT NULL.
    [null-value] Laukas arba reikšmė; NULL tinka tik po THEN, ELSE ir funkcijoje coalesce.
    [multiply] Bent vienas iš dviejų skaičių – sveikasis.
    [divide] Sudėtis, atimtis, daugyba: dalijama tik po skaičiavimo.
    [number] Ne daugiau kaip šeši skaitmenys po kablelio ir ne daugiau kaip 9 223 372 036 854.
    [day] DATE '2024-01-31'
   *[expression] Operatoriai ir funkcijos, išvardyti docs/definitions.md.
 }
D007-mend = { $fault ->
    [null-compared] Vietoj = NULL parašykite IS NULL, vietoj <> NULL – IS NOT NULL.
    [divide] Naudokite scoring = "ratio" arba divide_by.
    [function] { $closest ->
        [empty] Pasirinkite funkciją iš docs/definitions.md.
       *[other] Galbūt turėta omenyje „{ $closest }“?
     }
   *[other] Užrašykite tą pačią mintį leidžiamomis išraiškomis.
 }

D008-title = Nežinomas duomenų rinkinys
D008-what = Duomenų rinkinio „{ $read }“ nėra.
D008-expected = Rinkinys, aprašytas bibliotekos aplanke datasets.
D008-mend = { $closest ->
    [empty] Aprašykite rinkinį arba pataisykite pavadinimą.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D009-title = Nuorodos eina ratu
D009-what = Rinkinio „{ $dataset }“ nuoroda į „{ $read }“ grįžta į jį patį.
D009-expected = Nuorodos, kurios niekur negrįžta.
D009-mend = Vieną iš rato nuorodų panaikinkite.

D010-title = Pavadinimas kartojasi
D010-what = Pavadinimas „{ $read }“ pavartotas du kartus.
D010-expected = Vienas pavadinimas – viena apibrėžtis.
D010-mend = Vieną iš apibrėžčių pervadinkite arba panaikinkite.

D011-title = Nežinoma sistemos dalis
D011-what = Nurodyta „{ $read }“, bet tokios sistemos ar jos dalies nėra.
D011-expected = Sistema ir kodas iš aplanko frameworks, pavyzdžiui: equass-2018/9.
D011-mend = { $closest ->
    [empty] Pataisykite kodą arba aprašykite sistemą.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D012-title = Trūksta apibrėžties dalies
D012-what = Ties „{ $read }“ ko nors trūksta arba kas nors netinka.
D012-expected = { $known }
D012-mend = Papildykite arba pataisykite; pavyzdžiai – docs/definitions.md ir docs/workspace.md.

D013-title = Neperskaityta biblioteka
D013-what = Bibliotekos perskaityti nepavyko: { $message }
D013-expected = Aplankas su apibrėžčių failais (UTF-8).
D013-mend = Patikrinkite kelią rodiklis.toml eilutėje library ir failų teises.

D014-title = Nuoroda į rinkinį be rakto
D014-what = Rinkinys „{ $dataset }“ neturi lauko, pagal kurį atpažįstami įrašai.
D014-expected = primary_key rinkinyje, į kurį rodo nuoroda.
D014-mend = Nurodykite primary_key arba panaikinkite nuorodą.

D015-title = Netinkamas skirstymas
D015-what = { $fault ->
    [values] Skirstymo „{ $read }“ reikšmės – ne kodai ir ne taip / ne.
    [form] Skirstymas „{ $read }“ užrašytas netinkamai.
    [integer] Skirstymo „{ $read }“ juostos sudarytos ne iš sveikųjų skaičių.
    [ends] Skirstymo „{ $read }“ juosta „{ $known }“ neturi dviejų kraštų arba pirmas kraštas didesnis už antrą.
    [overlap] Skirstymo „{ $read }“ juosta „{ $known }“ sutampa su kita juosta.
    [ratio] Santykiui pateiktas skirstymas „{ $read }“, o santykis neskirstomas: skaitiklis ir vardiklis skaičiuojami atskirai.
    [cross-name] Kryžminama „{ $read }“, bet tokio skirstymo nėra.
    [cross-alone] Kryžminamas tik vienas skirstymas: { $read }
    [cross-twice] Kryžminant „{ $read }“ tas pats skirstymas nurodytas du kartus.
    [cross-again] Kryžminimas „{ $read }“ nurodytas du kartus.
    [pyramid-cross] Piramidės „{ $read }“ nėra tarp dviejų skirstymų kryžminimų (crosses).
    [pyramid-bands] Piramidės „{ $read }“ pirmas skirstymas – ne didėjančios juostos.
   *[pyramid-sides] Piramidės „{ $read }“ antras skirstymas neturi lygiai dviejų reikšmių.
 }
D015-expected = { $fault ->
    [values] Kodų arba taip / ne laukas; skaičiams – juostos: of ir bands.
    [form] Išraiška arba of ir bands.
    [integer] Išraiška, kurios reikšmės – sveikieji skaičiai, pavyzdžiui: age(birth_date, period_end).
    [ends] Du sveikieji skaičiai, pirmas ne didesnis už antrą: [0, 3].
    [overlap] Juostos, kurių kraštai nesutampa: abu kraštai juostai priklauso.
    [ratio] Santykis be skirstymų.
    [cross-name] { $known }
    [cross-alone] Bent du skirtingi skirstymai: { $known }
    [cross-twice] Bent du skirtingi skirstymai: { $known }
    [cross-again] Kiekvienas kryžminimas – vieną kartą, kad ir kokia būtų tvarka.
    [pyramid-cross] { $known }
    [pyramid-bands] Juostos, kurių kiekviena didesnė už ankstesnę.
   *[pyramid-sides] Skirstymas, turintis dvi reikšmes, pavyzdžiui, lytis.
 }
D015-mend = Pataisykite skirstymą; pavyzdžiai – docs/definitions.md.

D016-title = Netinkamas pavyzdys
D016-what = Apibrėžties „{ $indicator }“ pavyzdyje nesuprasta: { $read }
D016-expected = Rinkinio „{ $dataset }“ laukai ir jų rūšies reikšmės.
D016-mend = { $closest ->
    [empty] Pataisykite pavyzdį.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D017-title = Pavyzdys neatitinka
D017-what = Rodiklis „{ $indicator }“, pavyzdys „{ $note }“: { $what } yra { $found }.
D017-expected = { $what }: { $expected }.
D017-mend = Ranka perskaičiuokite pavyzdį: klysta arba jis, arba apibrėžtis.

D018-title = Netinkamas laikotarpis
D018-what = Laikotarpio „{ $read }“ suprasti negalima.
D018-expected = 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14, 2022..2024, quarters-2024, months-2024, school-2023, certificate-1, certificate-years arba year-to-date.
D018-mend = Pataisykite laikotarpį.

D019-title = Rodiklis be pavyzdžių
D019-what = Rodiklis „{ $indicator }“ neturi nė vieno pavyzdžio.
D019-expected = Bent vienas [[example]] su rankiniu būdu suskaičiuotu rezultatu.
D019-mend = Papildykite apibrėžtį pavyzdžiu.

D020-title = Darbo aplankas neperskaitytas
D020-what = Failo perskaityti nepavyko: { $message }
D020-expected = Aplankas, kuriame yra rodiklis.toml (UTF-8).
D020-mend = Nurodykite aplanką; kaip jį parengti, rašoma README.md.

D021-title = Nežinomas rodiklis
D021-what = Rodiklio „{ $read }“ bibliotekoje nėra.
D021-expected = Rodiklis iš sąrašo, kurį parodo „rodiklis library list“.
D021-mend = { $closest ->
    [empty] Pataisykite pavadinimą.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D022-title = Nežinoma grupė
D022-what = Rodiklis „{ $indicator }“ neturi grupės „{ $read }“.
D022-expected = Grupė, užrašyta pavadinimas=reikšmė: { $known }.
D022-mend = Pataisykite parametrą --group.

D023-title = Nenurodyta nuostata
D023-what = Sąlygoje pavartota nuostata „{ $read }“, kurios apibrėžtis neturi.
D023-expected = Nuostata, aprašyta dalyje [settings.{ $read }].
D023-mend = Aprašykite nuostatą apibrėžtyje arba pataisykite jos pavadinimą.

D024-title = Nežinoma nuostata
D024-what = Nė vienas rodiklis nuostatos „{ $read }“ neturi.
D024-expected = Nuostata, aprašyta rodiklio apibrėžtyje.
D024-mend = { $closest ->
    [empty] Pataisykite pavadinimą arba eilutę ištrinkite.
   *[other] Galbūt turėta omenyje „{ $closest }“?
 }

D025-title = Du siekiai tuo pačiu metu
D025-what = Rodiklio „{ $indicator }“ du siekiai galioja tą pačią dieną.
D025-expected = Kiekvieną dieną – daugiausia vienas siekis.
D025-mend = Nurodykite siekių from ir to taip, kad jie nesutaptų.

D026-title = Nėra ko spausdinti
D026-what = Nė vieno rodiklio apskaičiuoti nepavyko.
D026-expected = Bent vienas šaltinis [[source]], kurio failai perskaitomi.
D026-mend = Paleiskite „rodiklis check“: ten parašyta, ko trūksta.

D027-title = Bibliotekoje nėra rodiklių
D027-what = Nurodytame aplanke rodiklių apibrėžčių nėra.
D027-expected = Aplankas su apibrėžtimis arba su failu rodiklis.toml.
D027-mend = Patikrinkite kelią. Jei savo rodikliai remiasi programos duomenų rinkiniais, nurodykite darbo aplanką, kurio library mini abi bibliotekas.

D028-title = Raktas, kuris nieko nekeistų
D028-what = { $fault ->
    [unused] Rakto uses_if_kept laukas „{ $read }“ čia nieko nekeistų: jo nenaudoja nė viena apibrėžties sąlyga.
    [grouped] Raktas „{ $read }“ čia nieko nekeistų: kiekvienas vienetas turi tik vieną įrašą.
   *[scoring] Rakto „{ $read }“ būdu scoring = "{ $scoring }" skaičiuojamas rodiklis nenaudoja.
 }
D028-expected = { $fault ->
    [unused] Laukai, kuriuos naudoja [population], [numerator], išimtys arba grupės.
    [grouped] rows ir same – tik ten, kur [population] turi count ir neturi keep.
   *[scoring] Šis raktas tinka, kai scoring yra: { $known }.
 }
D028-mend = Raktą ištrinkite arba pataisykite apibrėžtį: dabar ji žada, ko neskaičiuoja.

D029-title = Reikšmė, kurios rodiklis turėti negali
D029-what = { $fault ->
    [fraction] { $read }: rodiklis spausdinamas procentais, tad tai mažiau kaip vienas procentas.
    [tolerance] { $read }: su tokia leistina nuokrypa siekis išeitų už galimų reikšmių.
   *[outside] { $read }: tokios reikšmės rodiklis turėti negali.
 }
D029-expected = { $lowest ->
    [empty] { $highest ->
        [empty] Reikšmė, kurią rodiklis gali turėti.
       *[other] Ne daugiau kaip { $highest }.
     }
   *[other] { $highest ->
        [empty] Ne mažiau kaip { $lowest }.
       *[other] Nuo { $lowest } iki { $highest }.
     }
 }
D029-mend = { $fault ->
    [fraction] Parašykite procentais ({ $meant }). Retiems įvykiams tinka santykis tūkstančiui (per = 1000).
    [tolerance] Sumažinkite leistiną nuokrypą.
   *[outside] Parašykite reikšmę tuo vienetu, kuriuo rodiklis spausdinamas.
 }

D030-title = Siekis prieš gerėjimo kryptį
D030-what = Siekis parašytas su { $read }, o { $improvement ->
    [higher] kuo didesnė šio rodiklio reikšmė, tuo geriau.
    [lower] kuo mažesnė šio rodiklio reikšmė, tuo geriau.
   *[neutral] šis rodiklis gerėjimo krypties neturi.
 }
D030-expected = { $known }
D030-mend = Pakeiskite siekį arba, jei klaidinga kryptis, apibrėžties improvement.

D031-title = Apibrėžtis, kurios apskaičiuoti negalima
D031-what = „{ $title_lt }“: apibrėžtis perskaityta, bet jos suskaičiuoti nepavyko net be jokių duomenų. Duomenys čia niekuo dėti.
D031-expected = Sąlygos ir išraiškos, kurias galima suskaičiuoti.
D031-mend = Po vieną supaprastinkite šio failo sąlygas, kol „rodiklis library test“ klaidos neberodys.

D032-title = Programos pasilikta reikšmė
D032-what = Kodas arba juosta pavadinta „{ $read }“. Taip vadinama grupė, kurios įrašai reikšmės neturi.
D032-expected = Kitas kodo ar juostos pavadinimas.
D032-mend = Pervadinkite, o jei kodas reiškia, kad nežinoma, jį ištrinkite: tokių įrašų reikšmė lieka tuščia.

D040-title = Skirstymas pagal tai, kas matuojama
D040-what = Skirstymas „{ $read }“ remiasi tais pačiais laukais, kurie lemia skaitiklį: { $fields }. Jo grupėse dalis iš anksto būtų 100 % arba 0 %.
D040-expected = Skirstymas pagal lauką, kuris skaitiklio nelemia.
D040-mend = Išbraukite šį skirstymą arba skirstykite pagal kitą lauką. Kiek vienetų turi kurią reikšmę, parodo atskiras rodiklis – skaičius.

D050-title = Sąlyga per ilga
D050-what = { $limit ->
    [condition] Sąlygoje per daug žodžių ir ženklų. Daugiausia: { $most_count }.
   *[joints] Sąlygoje per daug jungiamųjų ir palyginimo žodžių bei ženklų (AND, OR, NOT, =, +). Daugiausia: { $most_count }.
 }
D050-expected = Sąlyga, kurią žmogus gali perskaityti.
D050-mend = Vietoj daugelio palyginimų, sujungtų žodžiu OR, rašykite sąrašą: laukas IN ('a', 'b'). Dalį sąlygos iškelkite į atskirą lauką ar išimtį.
