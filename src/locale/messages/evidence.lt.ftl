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
