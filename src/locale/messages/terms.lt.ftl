# Žodžiai, kurių reikia visiems: verdiktai, priežastys, metodai, skaičiuojami daiktai.

## Verdiktai. Raktas – rodiklio verdikto arba jo nebuvimo priežasties vardas.
verdict-met = ✓ pasiekta
verdict-not_met = ✕ nepasiekta
verdict-too_few = ○ per mažai duomenų
verdict-no_target = be siekio
verdict-no_data = nėra duomenų
verdict-not_kept = nėra duomenų
verdict-partly_kept = ○ nevisas laikotarpis
verdict-negative_denominator = ○ neapskaičiuojama
verdict-out_of_range = ○ neapskaičiuojama
verdict-unread = ○ neapskaičiuojama: yra neperskaitytų langelių
verdict-rounded = ○ nenustatyta: skaičiai suapvalinti
verdict-incomplete = ○ nevertinta: duomenys nepilni
verdict-uncertain = nėra tikra

mark-met = ✓
mark-not_met = ✕
mark-not_assessed = ○

## Kodėl nėra verdikto: sakinys.
reason-too_few = Duomenų per mažai, kad būtų galima vertinti.
reason-no_target = Siekis šiam laikotarpiui nenustatytas.
reason-no_data = Šio laikotarpio duomenų nėra.
reason-not_kept = Šiuo laikotarpiu registras nevestas.
reason-partly_kept = Registras vestas tik dalį šio laikotarpio.
reason-negative_denominator = Vardiklis neigiamas: reikšmė neturėtų prasmės.
reason-out_of_range = Skaičiai per dideli tiksliai apskaičiuoti.
reason-unread = Kai kurių langelių nepavyko perskaityti, o jų reikšmių ribos nežinomos, todėl rodiklio apskaičiuoti negalima.
reason-rounded = Iš suapvalintų skaičių negalima pasakyti, ar siekis pasiektas.
reason-incomplete = Per daug įrašų, kurių langelių nepavyko perskaityti, todėl siekio pasiekimas nevertinamas.

## Ką reiškia „nėra tikra“.
certain-explanation = Visas { $level } pasikliautinasis intervalas yra toje pačioje siekio pusėje.
uncertain-explanation = „Nėra tikra“: { $level } pasikliautinasis intervalas apima siekį arba trūkstami duomenys galėtų pakeisti vertinimą.

## Siekiai
target-at_least = ≥ { $value }
target-at_most = ≤ { $value }
target-between = { $least }–{ $most }

## Pokyčiai
course-better = pagerėjo
course-worse = pablogėjo
course-same = nepakito
course-neutral = pakito

## Intervalų metodai
method-wilson = Wilsono
method-clopper_pearson = Clopperio ir Pearsono
method-byar = Byaro
method-poisson_exact = tikslusis Puasono
method-student_t = Stjudento t
method-order_statistic = pozicinių statistikų
method-newcombe = Newcombe 10-asis

## Rodiklių rūšys
scoring-count = skaičius
scoring-sum = suma
scoring-proportion = dalis
scoring-ratio = santykis
scoring-mean = vidurkis
scoring-median = mediana

## Nežinomos reikšmės
missing-not_in_numerator = Nežinomi lieka vardiklyje ir į skaitiklį neįskaičiuojami.
missing-exclude = Nežinomi į vardiklį neįskaičiuojami.
missing-in_numerator = Nežinomi įskaičiuojami ir į skaitiklį.
group-unknown = nežinoma

## Skaičiuojami daiktai: žodis prie skaičiaus.
children = { $count ->
    [one] vaikas
    [few] vaikai
    [many] vaiko
   *[other] vaikų
 }
families = { $count ->
    [one] šeima
    [few] šeimos
    [many] šeimos
   *[other] šeimų
 }
guardians = { $count ->
    [one] globėjas
    [few] globėjai
    [many] globėjo
   *[other] globėjų
 }
duty-carers = { $count ->
    [one] budintis globotojas
    [few] budintys globotojai
    [many] budinčio globotojo
   *[other] budinčių globotojų
 }
adopters = { $count ->
    [one] įtėvis
    [few] įtėviai
    [many] įtėvio
   *[other] įtėvių
 }
foster-homes = { $count ->
    [one] šeimyna
    [few] šeimynos
    [many] šeimynos
   *[other] šeimynų
 }
staff = { $count ->
    [one] darbuotojas
    [few] darbuotojai
    [many] darbuotojo
   *[other] darbuotojų
 }
posts = { $count ->
    [one] etatas
    [few] etatai
    [many] etato
   *[other] etatų
 }
services = { $count ->
    [one] paslauga
    [few] paslaugos
    [many] paslaugos
   *[other] paslaugų
 }
consultations = { $count ->
    [one] konsultacija
    [few] konsultacijos
    [many] konsultacijos
   *[other] konsultacijų
 }
answers = { $count ->
    [one] atsakymas
    [few] atsakymai
    [many] atsakymo
   *[other] atsakymų
 }
complaints = { $count ->
    [one] skundas
    [few] skundai
    [many] skundo
   *[other] skundų
 }
goals = { $count ->
    [one] tikslas
    [few] tikslai
    [many] tikslo
   *[other] tikslų
 }
groups = { $count ->
    [one] grupė
    [few] grupės
    [many] grupės
   *[other] grupių
 }
participants = { $count ->
    [one] dalyvis
    [few] dalyviai
    [many] dalyvio
   *[other] dalyvių
 }
places = { $count ->
    [one] vieta
    [few] vietos
    [many] vietos
   *[other] vietų
 }
hours = { $count ->
    [one] valanda
    [few] valandos
    [many] valandos
   *[other] valandų
 }
days = { $count ->
    [one] diena
    [few] dienos
    [many] dienos
   *[other] dienų
 }
months = { $count ->
    [one] mėnuo
    [few] mėnesiai
    [many] mėnesio
   *[other] mėnesių
 }
years = { $count ->
    [one] metai
    [few] metai
    [many] metų
   *[other] metų
 }
indicators = { $count ->
    [one] rodiklis
    [few] rodikliai
    [many] rodiklio
   *[other] rodiklių
 }
records = { $count ->
    [one] įrašas
    [few] įrašai
    [many] įrašo
   *[other] įrašų
 }
rows = { $count ->
    [one] eilutė
    [few] eilutės
    [many] eilutės
   *[other] eilučių
 }
cells = { $count ->
    [one] langelis
    [few] langeliai
    [many] langelio
   *[other] langelių
 }
files = { $count ->
    [one] failas
    [few] failai
    [many] failo
   *[other] failų
 }
findings = { $count ->
    [one] radinys
    [few] radiniai
    [many] radinio
   *[other] radinių
 }

## Skaičius su žodžiu. Tarp jų – jungiamasis tarpas.
count-children = { $count } { children }
count-families = { $count } { families }
count-guardians = { $count } { guardians }
count-duty-carers = { $count } { duty-carers }
count-adopters = { $count } { adopters }
count-foster-homes = { $count } { foster-homes }
count-staff = { $count } { staff }
count-posts = { $count } { posts }
count-services = { $count } { services }
count-consultations = { $count } { consultations }
count-answers = { $count } { answers }
count-complaints = { $count } { complaints }
count-goals = { $count } { goals }
count-groups = { $count } { groups }
count-participants = { $count } { participants }
count-places = { $count } { places }
count-hours = { $count } { hours }
count-days = { $count } { days }
count-months = { $count } { months }
count-years = { $count } { years }
count-indicators = { $count } { indicators }
count-records = { $count } { records }
count-rows = { $count } { rows }
count-cells = { $count } { cells }
count-files = { $count } { files }
count-findings = { $count } { findings }

## „105 iš 110“
part-of-whole = { $part } iš { $whole }

## Numbers that a public report does not tell
withheld-below = mažiau kaip { $threshold }
withheld-withheld = neskelbiama
verdict-withheld = neskelbiama
