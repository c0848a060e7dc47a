# Terminalo žodžiai.
reading = Skaitomi failai
computing = Skaičiuojami rodikliai
printing = Rengiamos ataskaitos
finding-expected = Tikėtasi:
finding-mend = Kaip taisyti:
check-closing = Klaidų: { $errors }, įspėjimų: { $warnings }, pastabų: { $notes }.
see-check = Klaidų duomenyse: { $count }. Jas parodo „rodiklis check“.
watching = Stebima failų: { $count }. Išsaugojus pakeitimą spausdinama iš naujo; pabaiga – Ctrl+C.
head-indicator = Rodiklis
head-of = Iš
head-change = Pokytis
head-season = Per metus
within-tolerance = leistinos nuokrypos ribose
head-target = Siekis
head-verdict = Įvertinimas
certain-note = „Nėra tikra“: 95 % pasikliautinasis intervalas apima siekį arba vertinimą galėtų pakeisti trūkstami duomenys.
explain-numerator = Skaitiklis
explain-denominator = Vardiklis
explain-nothing = Šiai reikšmei eilučių nėra.
class-counted = Įskaičiuota
class-numerator = Skaitiklis ir vardiklis
class-not-in-numerator = Tik vardiklis
class-unknown = Neaišku: nėra reikšmės, kurios reikia
class-population-unknown = Neaišku, ar priklauso populiacijai
class-another-record = Tą patį vienetą atstoja kitas įrašas
class-excluded = Neįskaičiuota: { $reason }
show-id = Rodiklis:
show-file = Failas:
show-principle = Principas:
show-unit = Skaičiuojama:
show-population = Populiacija:
show-count = Vienetas:
show-sum = Sumuojama:
show-keep = Vienam vienetui:
show-exclusion = Neįskaičiuojama:
show-stratifier = Grupės:
show-target = Siekis:
show-source = Šaltinis:
show-mapped = Susieta su:
trial-closing = Rodiklių: { $indicators }, pavyzdžių: { $examples }, neatitikčių: { $failures }.
figures-unread = Kai kurių langelių nepavyko perskaityti. Tikrosios reikšmės yra šiose ribose:
finding-moves = Paliečia:
moves = { $indicator }: { $value }; galėtų būti nuo { $low } iki { $high }.
moves-nothing = { $indicator }: { $value }, kad ir kas būtų šiuose langeliuose.
moves-unbounded = { $indicator }: kol šie langeliai neperskaityti, apskaičiuoti negalima.
pool-centres = Centrų: { $count }
pool-persons = Keliuose centruose suskaičiuoti, bet čia įskaityti vieną kartą: { $shared }; be asmens kodo, žinomi tik savo centrui: { $local }
pool-outside = Centrų, kurių reikšmė nuo bendros skiriasi labiau, negu gali lemti atsitiktinumas: { $count }
pool-beyond = { $side ->
    [below] { $class ->
        [alarm] už 99,8 % ribos, mažesnė
       *[warning] už 95 % ribos, mažesnė
      }
   *[above] { $class ->
        [alarm] už 99,8 % ribos, didesnė
       *[warning] už 95 % ribos, didesnė
      }
 }
pool-errors = duomenų klaidų: { $count }
not-computed-data = Neapskaičiuota rodiklių: { $count }. Nėra duomenų: { $lacking }.
not-computed-setting = Neapskaičiuota rodiklių: { $count }. Nenurodyta nuostatų: { $lacking }.
explain-value = Reikšmė:
explain-no-value = nėra
explain-definition = Apibrėžtis:
explain-parts = Dalys:
explain-units = vienetų: { $count }
close-stored = { $period }: { $day } rodikliai išsaugoti kaip patvirtinti. Rodiklių: { $count }, reikšmių grupėms: { $groups }. Vėlesnės ataskaitos parodys, kas nuo tada perskaičiuota.
close-stored-with-errors = { $period }: { $day } rodikliai išsaugoti kaip patvirtinti, nors duomenyse yra klaidų ({ $errors }). Rodiklių: { $count }, reikšmių grupėms: { $groups }. Vėlesnės ataskaitos parodys, kas nuo tada perskaičiuota.

# rodiklis new
new-table-sure = { " " }– { $dataset } (eilučių: { $rows })
new-table-ask = { " " }– turbūt { $dataset } (eilučių: { $rows })
new-columns = { "  " }Stulpelių: skaitomų – { $read }, neaiškių – { $open }, nenaudojamų – { $unused }.
new-unused = { $place } – nepanašu į jokį registrą, nenaudojama.
new-unreadable = { $place } – perskaityti nepavyko.
new-ask-table = Kas čia įrašyta?
new-ask-also = Kas dar įrašyta tose pačiose eilutėse?
new-ask-column = Kas yra stulpelyje „{ $heading }“?
new-ask-word = Ką reiškia žodis „{ $word }“ (laukas „{ $field }“, langelių: { $count })?
new-ask-silence-yes = Laukas „{ $field }“: visi užpildyti langeliai reiškia „taip“. Ką reiškia tušti (jų { $count })?
new-ask-silence-no = Laukas „{ $field }“: visi užpildyti langeliai reiškia „ne“. Ką reiškia tušti (jų { $count })?
new-ask-spread = Ar stulpelis „{ $heading }“ yra: { $meant }? Jei skalė trumpesnė nei įprasta, atsakykite 0.
new-ask-calendar = Stulpelis „{ $heading }“ ir kiti tokie yra mėnesiai. Ar kiekvienas skaičius ar ženklas juose reiškia, kiek kartų paslauga suteikta tą mėnesį?
new-ask-nobody = Stulpelyje „{ $heading }“ tarp žmonių vardų įrašyta „{ $word }“ (langelių: { $count }). Ar tai reiškia, kad nė vienas iš jų neįvardytas?
new-ask-trial = Stulpelyje „{ $heading }“ įrašyta „{ $word }“ (eilučių: { $count }). Ar tai bandomieji atsakymai, kurių skaičiuoti nereikia?
new-ask-century = Kuri tai diena: „{ $example }“? Tokių datų: { $count }
new-ask-day = Kai parašytas tik mėnuo, ketvirtis ar metai (pavyzdžiui, „{ $example }“), ar įrašą priskirti tam laikui? Tokių langelių: { $count }
new-ask-fixed = Lauko „{ $field }“ stulpelio nėra. Kas tinka visoms eilutėms?
new-ask-answer = Kelintas skalės laiptelis yra atsakymas „{ $word }“ (klausimas „{ $heading }“)?
new-ask-none = { "  " }0 – nieko iš jų; ? – nuspręsiu vėliau
new-and-others = { " " }(ir dar lentelių: { $count })
new-answer-unknown = Įrašykite skaičių nuo 0 iki { $count } arba klaustuką.
new-because-heading-same = { "  " }Antraštė sutampa su lauko pavadinimu.
new-because-heading = { "  " }Antraštė panaši į lauko pavadinimą.
new-because-values = { "  " }Tinka langelių: { $fit } iš { $of }.
new-because-words = { "  " }Žinomų žodžių langelių: { $fit } iš { $of }.
new-because-found = { "  " }Reikšmių, kurios yra kito registro rakte: { $fit } iš { $of }.
new-cells = { "  " }Langeliuose: { $cells }
new-yes = taip
new-no = ne
new-no-opinion = neturi nuomonės
new-written = Parašyta: { $file }
new-open = Liko nenuspręsta: { $count }. Tai faile pažymėta „NENUSPRĘSTA“; pataisykite arba ištrinkite failą ir paleiskite „rodiklis new“ dar kartą.
new-next = Toliau: „rodiklis check“ parodys, ko langeliuose nepavyko suprasti.
new-file-head = Parašė „rodiklis new“. Čia pasakyta, kuris failas ir stulpelis ką reiškia; galima taisyti.
    Patikrinkite pavadinimą (provider), laikotarpius (periods) ir ataskaitos dieną (report_date).
new-file-open = NENUSPRĘSTA:
new-file-lacking = TRŪKSTA stulpelio:
