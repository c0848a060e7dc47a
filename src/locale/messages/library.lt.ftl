# Apibrėžčių ir darbo aplanko klaidos: D…
D001-title = Netinkamas TOML
D001-what = Failo negalima perskaityti: { $message }
D001-expected = Raktai ir reikšmės, aprašyti docs/workspace.md (rodiklis.toml) ir docs/definitions.md (biblioteka).
D001-mend = Pataisykite nurodytą vietą.

D002-title = Nesuprantama sąlyga
D002-what = Sąlygos „{ $read }“ negalima suprasti: { $message }
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
D004-what = Rasta reikšmės rūšis: { $found }.
D004-expected = Reikalinga reikšmės rūšis: { $expected }.
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

D007-title = Nežinoma išraiška
D007-what = Šios išraiškos kalba neturi: { $read }
D007-expected = Operatoriai ir funkcijos, išvardyti docs/definitions.md.
D007-mend = Užrašykite tą pačią mintį leidžiamomis išraiškomis. Dalijama tik po skaičiavimo: naudokite scoring = "ratio".

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
D015-what = Skirstymo „{ $read }“ suprasti negalima.
D015-expected = Kodų laukas, taip / ne laukas, sveikųjų skaičių juostos, kryžminant – skirtingi skirstymai, o piramidei – didėjančių juostų ir dviejų reikšmių skirstymo kryžminimas: { $known }.
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

D040-title = Skirstymas pagal tai, kas matuojama
D040-what = Skirstymas „{ $read }“ remiasi tais pačiais laukais, kurie lemia skaitiklį: { $fields }. Jo grupėse dalis iš anksto būtų 100 % arba 0 %.
D040-expected = Skirstymas pagal lauką, kuris skaitiklio nelemia.
D040-mend = Išbraukite šį skirstymą arba skirstykite pagal kitą lauką. Kiek vienetų turi kurią reikšmę, parodo atskiras rodiklis – skaičius.
