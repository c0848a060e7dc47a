# Skaičiavimas ir ataskaitos: C…, R…
C001-title = Rodiklio apskaičiuoti negalima
C001-what = Rodikliui „{ $indicator }“ reikia duomenų, kurių nėra: { $dataset }.
C001-expected = Šaltinis [[source]] su dataset = "{ $dataset }".
C001-mend = Nurodykite failus rodiklis.toml arba nekreipkite dėmesio, jei jų nerenkate.

C002-title = Apibrėžtis dar negaliojo
C002-what = Rodiklio „{ $indicator }“ apibrėžtis galioja nuo { $from }, laikotarpis { $period } baigiasi anksčiau.
C002-expected = Laikotarpis po apibrėžties įsigaliojimo.
C002-mend = Reikšmė apskaičiuota pagal vėlesnę apibrėžtį; lyginkite atsargiai.

R001-title = Ataskaitos šablono klaida
R001-what = { $message }
R001-expected = Elementai ir reikšmės, aprašyti docs/report-elements.md.
R001-mend = Pataisykite šabloną nurodytoje vietoje.

R002-title = Ataskaitos neparašytos
R002-what = Rašyti nepavyko: { $message }
R002-expected = Aplankas, į kurį galima rašyti.
R002-mend = Patikrinkite aplanko teises ir laisvą vietą arba nurodykite kitą: --out.
