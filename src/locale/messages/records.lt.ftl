# Duomenų kokybė: Q…
Q001-title = Trūksta privalomos reikšmės
Q001-what = Įraše nėra reikšmės, kuri privaloma: { $field }.
Q001-expected = Kiekvienas įrašas turi šią reikšmę.
Q001-mend = Įrašykite reikšmę; kol jos nėra, įrašas visur, kur galėtų priklausyti, laikomas neaiškiu.

Q002-title = Kodas kartojasi
Q002-what = Ta pati lauko reikšmė jau yra kitame įraše: { $field }.
Q002-expected = Kiekvienas įrašas turi savo kodą.
Q002-mend = Jei tai tas pats įrašas, vieną eilutę ištrinkite; jei ne – suteikite kitą kodą.

Q003-title = Nuoroda į nesamą įrašą
Q003-what = Laukas „{ $field }“ rodo į įrašą, kurio nėra rinkinyje „{ $dataset }“.
Q003-expected = Kodas, esantis tame registre.
Q003-mend = Patikrinkite, ar kodas parašytas teisingai ir ar registre yra toks įrašas.

Q004-title = Reikšmė už ribų
Q004-what = Lauko „{ $field }“ reikšmė yra už leidžiamų ribų: { $read }.
Q004-expected = Ribos: { $limits }.
Q004-mend = Patikrinkite reikšmę pirminiame dokumente. { $kept ->
    [correction] Neigiama suma greičiausiai yra pataisymas. Į rodiklius ji neįtraukta, bet jų ribos apskaičiuotos taip, lyg galėtų galioti ir ji, ir kita suma. Kad pataisymas būtų įskaitytas, atimkite jį iš tos eilutės, kurią jis taiso.
   *[other] Kol ji nepataisyta, visuose rodikliuose ji laikoma nežinoma.
}

Q005-title = Netinkamas stulpelinis failas
Q005-what = { $column ->
    [empty] Stulpelinio failo perskaityti nepavyko.
   *[other] Stulpelio „{ $column }“ reikšmė nėra tos rūšies, kokios reikia.
 }
Q005-expected = Parquet arba CSV failas, kurio stulpeliai pavadinti kaip rinkinio laukai.
Q005-mend = Patikrinkite failą ir jo stulpelius.

Q006-title = Kodas, kurio sąraše nėra
Q006-what = Lauko „{ $field }“ reikšmių, kurių nėra kodų sąraše: { $count }
Q006-expected = Kodai: { $known }.
Q006-mend = Pataisykite failą; tokios reikšmės į grupes nepatenka.

Q007-title = Failas neperskaitytas
Q007-what = Šis failas nėra stulpelinis, o kiti to paties šaltinio failai – stulpeliniai.
Q007-expected = Viename šaltinyje – tik Parquet ir CSV failai su rinkinio laukų pavadinimais arba tik skaičiuoklės failai.
Q007-mend = Suvienodinkite šaltinio failus.

Q008-title = Duomenys nepilni
Q008-what = Dalies rinkinio „{ $title_lt }“ failų ar stulpelių perskaityti nepavyko.
Q008-expected = Visi šaltinio failai ir stulpeliai, kuriuos mini rodiklis.toml.
Q008-mend = Pataisykite aukščiau nurodytas klaidas. Iki tol nuo šių duomenų priklausantys rodikliai neskaičiuojami: dalis įrašų duotų klaidingą skaičių.

Q009-title = Stulpeliniame faile trūksta privalomų reikšmių
Q009-what = Lauko „{ $field }“ trūkstamų reikšmių: { $count }
Q009-expected = Stulpeliniuose failuose yra visos privalomos reikšmės.
Q009-mend = Pataisykite failą; iki tol nuo šių duomenų priklausantys rodikliai neskaičiuojami.

Q011-title = Tas pats failas du kartus
Q011-what = Šio failo turinys toks pat kaip kito to paties rinkinio failo: įrašai būtų suskaičiuoti du kartus.
Q011-expected = Kiekvienas failas vieną kartą.
Q011-mend = Kopiją ištrinkite arba pakeiskite files šabloną.

Q010-title = { $message_lt }
Q010-what = { $message_lt }
Q010-expected = Įrašai, kuriems ši taisyklė galioja.
Q010-mend = { $mend_lt }

Q012-title = Stulpelinio failo reikšmės nepalygintos
Q012-what = Lauko „{ $field }“ kodai ir nuorodos nepatikrinti: skirtingų reikšmių daugiau nei { $most }.
Q012-expected = Tiek skirtingų reikšmių, kad jas galima visas laikyti atmintyje.
Q012-mend = Pasikartojančius kodus ir nuorodas į nesamus įrašus patikrinkite ten, iš kur failas gautas. Rodikliai skaičiuojami.
