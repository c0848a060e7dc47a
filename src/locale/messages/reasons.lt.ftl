# Kodėl sistema ar biblioteka ko nors negalėjo: mūsų žodžiais. Be taško gale: įrašoma į kitą sakinį.
reason-not-found = tokio failo ar aplanko nėra
reason-not-permitted = nepakanka teisių
reason-exists = tokiu vardu jau yra kas kita
reason-is-folder = tai aplankas, o ne failas
reason-is-no-folder = tai ne aplankas
reason-full = diske nebėra vietos
reason-file-too-large = tokio dydžio failas šiame diske netelpa
reason-other-version = tai parašė kita programos versija
reason-read-only = į šį diską rašyti negalima
reason-bad-name = toks failo vardas neleidžiamas
reason-not-text = tai ne tekstas (UTF-8)
reason-cut-off = failas nutrūksta
reason-timed-out = per ilgai neatsako
reason-in-use = failą naudoja kita programa
reason-system = sistema neleido
reason-limit = { $limit ->
    [definition] failas didesnis nei { $most_count } MB
    [definitions] per daug failų; daugiausia: { $most_count }
    [periods] per daug laikotarpių; daugiausia: { $most_count }
    [template] failas didesnis nei { $most_count } MB
    [steps] šablonas atlieka per daug žingsnių; daugiausia: { $most_count }
    [kept] šablono saugoma reikšmė didesnė nei { $most_count } MB
    [document] dokumentas didesnis nei { $most_count } MB
    [nested] dokumento dalys per giliai viena kitoje; daugiausia lygių: { $most_count }
    [figures] failas didesnis nei { $most_count } MB
    [evidence] failas didesnis nei { $most_count } MB
    [attached] per daug failų; daugiausia: { $most_count }
   *[file] failas didesnis nei { $most_count } MB
 }
reason-json-cut-off = JSON nutrūksta ({ $line } eilutė)
reason-json-syntax = tai ne JSON ({ $line } eilutė)
reason-json-content = JSON turinys ne tas ({ $line } eilutė)
reason-toml-unknown-key = rakto „{ $read }“ čia nėra. Galimi raktai: { $known }
reason-toml-unknown-word = žodis „{ $read }“ čia netinka. Galimi žodžiai: { $known }
reason-toml-missing-key = trūksta rakto „{ $read }“
reason-toml-key-twice = tas pats raktas parašytas du kartus
reason-toml-value = čia reikia kitos rūšies reikšmės (skaičiai, datos, true ir false rašomi be kabučių, tekstas – su kabutėmis)
reason-toml-syntax = parašyta ne pagal TOML taisykles
reason-sheet = rodiklių lentelės įrašyti negalima
reason-extract-period = tokio laikotarpio nėra
reason-extract-twice = rodiklis pateiktas du kartus
reason-extract-definition = nepasakyta, pagal kokią apibrėžtį skaičiuota
reason-extract-large = skaičius didesnis, nei centras gali suskaičiuoti, arba smulkesnis, nei rašoma
reason-extract-numerator = skaitiklis didesnis už vardiklį
reason-extract-population = visų vienetų ne tiek, kiek jų priskirta ir nepriskirta vardikliui
reason-extract-exclusions = ta pati išimtis nurodyta du kartus
reason-extract-names = vietoj pseudonimų parašyta kas kita
reason-extract-persons = asmenų ne tiek, kiek suskaičiuota vienetų
reason-extract-without-persons = nėra asmenų pseudonimų, kurių reikalauja apibrėžtis, arba jų yra ten, kur apibrėžtis jų nereikalauja
reason-extract-without-denominator = nėra vardiklio, kurio reikalauja apibrėžtis, arba jis yra ten, kur apibrėžtis jo nereikalauja
reason-extract-without-sum = nėra sumos, kurios reikalauja apibrėžtis, arba ji yra ten, kur apibrėžtis jos nereikalauja
reason-extract-schema = jo forma ({ $read }) ne tos programos versijos, kuri jungia
reason-extract-project = jis parengtas projektui „{ $read }“, o ne „{ $known }“
reason-extract-key = jis parengtas su kitu projekto raktu nei { $known }
reason-pages-over = ant skaičiaus kažkas uždėta
reason-pages-untagged = yra tai, kas nepriklauso jokiai žymai
reason-pages-operator = yra tai, ko ši programa nespausdina
reason-pages-annotation = uždėta pastaba, laukas ar kitas dalykas
reason-pages-unseen = yra skaičius, kurio skaitytojas nemato
reason-key-short = jis per trumpas
reason-key-alike = jo ženklai per vienodi
reason-not-figures = jame nėra rodiklių
reason-not-pdf = tai ne programos parengtas PDF
reason-program = programos klaida
reason-template = { $said_lt ->
    [empty] Šablono suprasti negalima.
   *[other] Šablono suprasti negalima: { $said_lt }
 }
