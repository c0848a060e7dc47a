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
reason-json-cut-off = JSON nutrūksta ({ $line } eilutė)
reason-json-syntax = tai ne JSON ({ $line } eilutė)
reason-json-content = JSON turinys ne tas ({ $line } eilutė)
reason-toml-unknown-key = rakto „{ $read }“ čia nėra. Galimi raktai: { $known }
reason-toml-unknown-word = žodis „{ $read }“ čia netinka. Galimi žodžiai: { $known }
reason-toml-missing-key = trūksta rakto „{ $read }“
reason-toml-key-twice = tas pats raktas parašytas du kartus
reason-toml-value = čia reikia kitos rūšies reikšmės
reason-toml-syntax = parašyta ne pagal TOML taisykles
reason-sheet = rodiklių lentelės įrašyti negalima
reason-key-short = jis per trumpas
reason-key-alike = jo ženklai per vienodi
reason-not-figures = jame nėra rodiklių
reason-not-pdf = tai ne programos parengtas PDF
reason-program = programos klaida
reason-template = { $said_lt ->
    [empty] Šablono suprasti negalima.
   *[other] Šablono suprasti negalima: { $said_lt }
 }
