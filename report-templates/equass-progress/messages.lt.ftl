### Pažangos ataskaita: tik jos žodžiai. Kiti – shared/messages.lt.ftl.

report-title = Pažangos ataskaita
document-title = Pažangos ataskaita { $period }
description = { $provider }: gerinimo veiksmai ir rodiklių pokyčiai pagal EQUASS principų sandarą, { $days }
progress-months = { $months }{"\u00A0"}mėn. po sertifikato suteikimo
progress-other = Gerinimo veiksmai ir jų poveikis rodikliams
progress-other-values = Gerinimo veiksmai ir rodiklių reikšmės
progress-form = Įrodymų priedas; oficiali pažangos ataskaitos forma pildoma atskirai
progress-actions = Ką darėme, kad paslaugos gerėtų
progress-changes = Kaip kito rodikliai
progress-values = Rodiklių reikšmės
progress-tally = Per laikotarpį atlikta veiksmų: { $done }. Numatyta veiksmų: { $planned }.
progress-note = Prieš → po: reikšmė laikotarpiu iki veiksmo dienos ir nuo jos. Pokytis pats savaime neįrodo, kad jį lėmė veiksmas.
progress-first = Ankstesnio laikotarpio, su kuriuo būtų galima palyginti, ataskaitoje nėra, todėl pokyčio parodyti negalima.
progress-none = Šiam laikotarpiui atliktų gerinimo veiksmų neįrašyta.
actions-done-caption = Atlikti veiksmai
actions-planned-caption = Numatyti veiksmai
approval = Tvirtinimas
annex-a = 1 priedas. Rodiklių apibrėžtys
annex-c = 2 priedas. Duomenų kokybė
annex-d = 3 priedas. Metodo pastabos
annex-e = 4 priedas. Duomenų šaltiniai
annex-public = 5 priedas. Kaip saugomi maži skaičiai
defined-in = Apibrėžtis{"\u00A0"}– 1{"\u00A0"}priede
summary-note = „P.{"\u00A0"}p.“ – procentiniai punktai.
all-defined-in = Visi rodikliai apibrėžti 1{"\u00A0"}priede
