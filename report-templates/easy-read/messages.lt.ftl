### Lengvai suprantama ataskaita: trumpi sakiniai, be žargono. Sakinys – eilutė. Rodiklis pasakojamas, jei yra jo žinutė „easy-ID“.

report-title = Ką mums pavyko padaryti
document-title = Lengvai suprantama ataskaita { $period }
description = { $provider }: lengvai suprantama ataskaita, { $days }
easy-intro = Čia trumpai rašome, kaip mums sekėsi. Visi skaičiai yra didelėje ataskaitoje. Jos galite paprašyti.
easy-rounded = Žmonių skaičiai čia apytiksliai. 0 reiškia nuo 0 iki { $most }.
easy-withheld = Kai kurių skaičių čia nerodome. Iš jų būtų galima sužinoti apie kelis žmones.
easy-helped = Kam padėjome ir kas padėjo
easy-asked = Ko klausėme
easy-good = Kas pavyko
easy-bad = Kas nepavyko taip, kaip norime
easy-unknown = Ko dar nežinome
easy-plans = Ką darysime
easy-plans-none = Dar rašome, ką darysime. Jūs galite pasakyti, ko reikia jums.
easy-ask = Ar kas neaišku? Klauskite mūsų. Galite ir pasiskųsti, ir pagirti.
easy-least = bent { $number } iš 100
easy-most = daugiausia { $number } iš 100
easy-every = 100 iš 100
easy-answered =
    Klausėme, ką apie mus galvojate.
    Galėjo atsakyti: { $eligible }.
    Atsakė: { $returned }.
    { $few ->
        [yes] Tai mažiau nei pusė. Ką mano kiti, mes nežinome.
       *[no] Kai kas neatsakė. Ką mano jie, mes nežinome.
     }
easy-verdict = { $verdict ->
    [met] Mūsų tikslas: { $target }. Pavyko.
    [not_met] Mūsų tikslas: { $target }. Nepavyko.
   *[too_few] Mūsų tikslas: { $target }. Skaičiai per maži, kad spręstume.
 }
easy-doubt = Bet tai dar nėra tikra, nes atsakė nedaug žmonių.
easy-children_on_last_day =
    { $date } globojamų vaikų buvo: { $value }.
easy-families_on_last_day =
    { $date } globojančių šeimų buvo: { $value }.
easy-service_deliveries =
    Tiek kartų padėjome: { $value }.
easy-staff_on_last_day =
    { $date } pas mus dirbo žmonių: { $value }.
easy-satisfied_service_users =
    Klausėme: „Ar mūsų pagalba gera?“
    Nuomonę pasakė: { $whole }. Sakė „gera“: { $part }.
easy-feels_listened_to =
    Klausėme: „Ar mes jus išklausome?“
    Nuomonę pasakė: { $whole }. Sakė „taip“: { $part }.
easy-child_satisfaction =
    Klausėme vaikų: „Ar tau čia gera?“
    Atsakė: { $whole }. Sakė „gera“: { $part }.
easy-goals_achieved =
    Kartu su vaikais kėlėme tikslus.
    Iš viso tikslų: { $whole }. Pasiekėme: { $part }.
easy-complaints_answered_in_20_days =
    Į skundą norime atsakyti per 20 dienų.
    Iš viso skundų: { $whole }. Laiku atsakėme: { $part }.
easy-no_shows =
    Kartais suplanuotas susitikimas neįvyksta.
    Iš viso susitikimų: { $whole }. Neįvyko: { $part }.
easy-staff_turnover =
    Norime, kad darbuotojai keistųsi kuo rečiau.
    Iš viso darbuotojų: { $whole }. Išėjo: { $part }.
easy-training_hours_per_fte =
    Mūsų darbuotojai mokosi.
    Vidutiniškai vienam visą dieną dirbančiam žmogui teko mokymų: { $value }.
easy-gimk_trained_staff =
    Darbuotojai mokosi, kaip padėti vaikams.
    Iš viso darbuotojų: { $whole }. Šiuos mokymus baigė: { $part }.
easy-siblings_together =
    Broliai ir seserys turi gyventi kartu.
    Brolių ir seserų grupių: { $whole }. Kartu gyvena: { $part }.
easy-payments_on_time =
    Globotojams turime mokėti laiku.
    Iš viso mokėjimų: { $whole }. Laiku: { $part }.
easy-under_3_into_institution =
    Maži vaikai turi augti šeimoje.
    Vaikų iki 3 metų pateko į įstaigą: { $value }.
easy-under_3_with_on_duty_carers =
    Mažam vaikui skubiai reikia šeimos.
    Tokių vaikų buvo: { $whole }. Pas budinčius globotojus apgyvendinti: { $part }.
easy-crisis_stays_within_3_months =
    Krizių centre vaikas turi gyventi ne ilgiau kaip 3 mėnesius.
    Kiek kartų vaikai išvyko: { $whole }. Iš jų ne vėliau kaip po 3 mėnesių: { $part }.
picture-family = šeima
picture-child = vaikas
picture-house = namai
picture-good = varnelė
picture-bubble = nuomonė
picture-ear = pokalbis
picture-goal = tikslas
picture-letter = laiškas
picture-book = knyga
picture-coins = pinigai
picture-calendar = kalendorius
picture-question = klausimas
picture-plan = rodyklė į priekį
picture-staff = darbuotojai
