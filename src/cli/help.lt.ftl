# Pagalba komandinėje eilutėje. Raktas: komandos kelias, „--“ ir argumento vardas; any-- – visose komandose tas pats.

possible = [galimos reikšmės: { $values }]
default = [jei nenurodyta: { $values }]

error-unknown = Argumentas „{ $argument }“ nežinomas.
error-command = Komanda „{ $command }“ nežinoma.
error-missing = Trūksta argumentų: { $argument }.
error-empty = Argumentui „{ $argument }“ reikia reikšmės. Galimos reikšmės: { $valid }.
error-value = Argumentui „{ $argument }“ reikšmė „{ $value }“ netinka.
error-value-listed = Argumentui „{ $argument }“ reikšmė „{ $value }“ netinka. Galimos reikšmės: { $valid }.
error-conflict = Argumentai „{ $argument }“ ir „{ $other }“ kartu netinka.
error-no-command = Nenurodyta komanda. Komandos: { $commands }.
error-letters = Argumentas užrašytas ne UTF-8 ženklais.
error-other = Argumentų suprasti negalima. { $argument }
error-closest = Gal turėta omenyje „{ $closest }“?
error-help = Pagalba: rodiklis --help.

any--help = Parodyti pagalbą.
any--version = Parodyti versiją.
any--speak = Pranešimų kalba; jei nenurodyta, sistemos kalba: lietuvių arba anglų.
any--workspace = Aplankas, kuriame yra rodiklis.toml.
any--period = Ataskaitinis laikotarpis vietoj darbo aplanko laikotarpių: 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14. Galima nurodyti kelis kartus.
any--indicator = Tik šis rodiklis. Galima nurodyti kelis kartus.
any--format = Kaip spausdinti.
any--public = Skirta visiems skaityti: maži skaičiai ir tie, kurie juos išduotų, neskelbiami.

rodiklis = Iš socialinių paslaugų teikėjo skaičiuoklių – patikimi skaičiai ir ataskaitos.

rodiklis-new = Peržiūrėti aplanko skaičiuokles, pasiūlyti, kaip jas skaityti, ir parašyti rodiklis.toml.
rodiklis-new--folder = Aplankas, kuriame yra skaičiuoklės.
rodiklis-new--no_questions = Nieko neklausti: kas nėra aišku, paliekama nenuspręsta pačiame faile.

rodiklis-check = Perskaityti failus ir langelis po langelio pasakyti, ko nepavyko suprasti.
rodiklis-check--all = Išvardyti visas vietas, ne tik kelias pirmąsias.

rodiklis-compute = Apskaičiuoti rodiklius.
rodiklis-compute--groups = Lentelėje rodyti ir grupes bei jų sankirtas; kitais formatais jos rodomos visada.

rodiklis-explain = Parodyti eilutes, iš kurių gautas skaičius.
rodiklis-explain--indicator = Rodiklio vardas (id).
rodiklis-explain--period = Ataskaitinis laikotarpis; jei nenurodyta, paskutinis darbo aplanko laikotarpis.
rodiklis-explain--group = Grupė: vardas=reikšmė, pavyzdžiui, age_band=0-3. Reikšmė unknown žymi tuos, kurių grupė nežinoma. Nurodžius kelis kartus arba per kablelį – tie, kurie turi visas šias reikšmes.
rodiklis-explain--key = Failas su slaptu įrodymų raktu: prie kiekvienos eilutės parašomas jos vieneto pseudonimas.

rodiklis-report = Spausdinti ataskaitas.
rodiklis-report--report = Ataskaitos, atskirtos kableliais: equass-audit, equass-progress, municipal-annual, project-results, easy-read arba savi aplankai; jei nenurodyta, nurodytosios darbo aplanke.
rodiklis-report--lang = Kalbos, atskirtos kableliais; jei nenurodyta, darbo aplanko kalbos.
rodiklis-report--out = Aplankas ataskaitoms.
rodiklis-report--format = Formatai, atskirti kableliais.
rodiklis-report--period = Ataskaitinis laikotarpis vietoj darbo aplanko laikotarpių. Galima nurodyti kelis kartus; ataskaita rengiama už paskutinįjį.
rodiklis-report--date = Ataskaitos diena vietoj nurodytosios darbo aplanke.
rodiklis-report--watch = Spausdinti iš naujo kaskart, kai įrašomas darbo aplanko failas, duomenys, apibrėžtis ar šablonas, kol bus sustabdyta.
rodiklis-report--template = Aplankas su savais šablonais vietoj ataskaitų.
rodiklis-report--evidence = Prie PDF pridėti įrodymus ir įrašyti juos į aplanką: iš ko skaičiuota, apibrėžtis, skaičius ir pseudonimais pažymėtus jų įrašus.
rodiklis-report--key = Failas su slaptu pseudonimų raktu; jei nenurodyta, darbo aplanko failas evidence.key.

rodiklis-verify = Patikrinti ataskaitos įrodymus pagal darbo aplanką, skaičių po skaičiaus.
rodiklis-verify--report = Ataskaitos PDF su įrodymais arba jos įrodymų aplankas.
rodiklis-verify--key = Failas su slaptu pseudonimų raktu; jei nenurodyta, darbo aplanko failas evidence.key.
rodiklis-verify--all = Išvardyti ir sutampančius skaičius.

rodiklis-compare = Pasakyti, kas vienoje ataskaitoje pakeista, palyginti su kita.
rodiklis-compare--old = Ankstesni skaičiai: PDF su įrodymais, įrodymų aplankas, uždarytas laikotarpis arba ataskaitos JSON failas.
rodiklis-compare--new = Vėlesni skaičiai.

rodiklis-close = Įrašyti laikotarpio skaičius kaip patvirtintus; vėlesnės ataskaitos parodys, kas nuo tada pakeista.
rodiklis-close--period = Laikotarpis: 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14.
rodiklis-close--date = Uždarymo diena vietoj darbo aplanko report_date.
rodiklis-close--role = Pareigos, kurias einant uždaroma, mažosiomis raidėmis; niekada ne vardas.
rodiklis-close--key = Failas su slaptu raktu, kuriuo užantspauduojami uždarymai; jei nenurodyta, darbo aplanko failas evidence.key, jeigu jis yra.
rodiklis-close--accept_errors = Uždaryti, nors laikotarpis nepasibaigęs arba duomenyse yra klaidų.
rodiklis-close--public = Įrašyti, ką vieša ataskaita pasako apie visus jos laikotarpius, kad vėlesnės kartu su ja nepasakytų daugiau.
rodiklis-close--again = Uždaryti laikotarpį dar kartą; ankstesni uždarymai lieka.

rodiklis-extract = Parašyti centro skaičius su pseudonimais daugelio centrų projektui.
rodiklis-extract--key = Failas su slaptu projekto raktu, visuose centruose tuo pačiu; bent 16 baitų.
rodiklis-extract--project = Kaip projektas vadinamas visuose centruose, raidė raidėn: jo numeris.
rodiklis-extract--own_key = Failas su slaptu paties centro raktu tiems, kas neturi asmens kodo; jei nenurodyta, darbo aplanko failas evidence.key.
rodiklis-extract--out = Kur įrašyti išrašą.

rodiklis-pool = Sujungti daugelio centrų išrašus.
rodiklis-pool--project = Projekto failas.
rodiklis-pool--out = Į šį aplanką spausdinti visų centrų ataskaitą project-results.
rodiklis-pool--lang = Tos ataskaitos kalbos, atskirtos kableliais; jei nenurodyta, abi.
rodiklis-pool--date = Ataskaitos diena; jei nenurodyta, paskutinė jos laikotarpio diena.

rodiklis-library = Pažiūrėti rodiklių biblioteką arba patikrinti ją jos pačios pavyzdžiais.
rodiklis-library-list = Išvardyti rodiklius.
rodiklis-library-show = Parodyti vieno rodiklio apibrėžtį.
rodiklis-library-show--indicator = Rodiklio vardas (id).
rodiklis-library-test = Patikrinti visas apibrėžtis jų pačių pavyzdžiais.
any--folder = Bibliotekos aplankas arba aplankas, kuriame yra rodiklis.toml; jei nenurodyta, programos biblioteka.

rodiklis-completions = Parašyti užbaigimo scenarijų komandų interpretatoriui.
rodiklis-completions--shell = Komandų interpretatorius.
