### The report's words in English. Numbers come printed; sentences are built so that a number bends no word.

## Cover and edges of the page
certificate = Certificate { $reference } · { $scheme }
certificate-unnumbered = Certificate · { $scheme }
certified-service = Certified service.
provider-code = Registration code { $code }
fact-children = children in care, { $date }
fact-families = families with children in care, { $date }
fact-staff = full-time equivalent posts (people: { $people }), { $date }
prepared = Prepared { $date } · { $program } · data fingerprint { $fingerprint }
internal = For internal use: no personal data
page-ref = (page{"\u00A0"}{"{"}page{"}"})
page-of = page {"{"}page{"}"} of {"{"}pages{"}"}
contents = Contents

## Timeline of the certificate
timeline-title = Validity of the certificate and reporting period
timeline-issued = issued { $date }
timeline-expires = valid until { $date }
timeline-progress = { $months }-month progress report
timeline-period = reporting period

## Summary
summary = Indicators at a glance
summary-caption = All indicators: value, target and change
column-indicator = Indicator
column-value = Value
column-of = Of
column-target = Target
column-verdict = Assessment
column-change = Change
column-trend = Trend, { $span }
summary-note = The dashed line is the target, “Of” the denominator, “pp” are percentage points. Change is from the period before, of the values before rounding.
summary-caption-one = All indicators: value and target
summary-none = No indicator could be computed from these data.
summary-note-one = “Of” is the denominator.
all-defined-in = All indicators are defined in annex{"\u00A0"}A
reading = How to read this report
reading-target = A target is met or not met by the exact value, before rounding. The sign “○” means that there are too few data, or none, to assess it.
reading-certainty = “Uncertain” means that the 95% confidence interval includes the target: there are so few data that the distance from it may be due to chance.
reading-counts = A number without a target shows the volume of work. A larger or a smaller one is in itself neither better nor worse.
reading-groups = In the tables of groups, the bar shows the latest period, and the line across it the target. Where one person belongs to several groups, the groups add up to more than the whole.

## Assessment
verdict-word = { $verdict ->
    [met] met
    [not_met] not met
    [too_few] too few data
    [no_data] no data
    [partly_kept] part of the period only
    [impossible] cannot be computed
    [rounded] rounded: not assessed
    [withheld] withheld
   *[no_target] no target
 }
verdict-phrase = { $verdict ->
    [met] target { $target } met
    [not_met] target { $target } not met
    [too_few] too few data to assess the target ({ $target })
    [no_data] no data
    [partly_kept] the register was kept for a part of the period only
    [impossible] no value can be computed
    [rounded] rounded numbers do not show whether the target ({ $target }) is met
    [withheld] assessment against { $target } withheld
   *[no_target] no target is set
 }
verdict-doubt = uncertain

## Sentences that follow from the result
lead-verdict = { $verdict ->
    [met] { $past ->
        [first] The target ({ $target }) was met for the first time in the periods shown ({ $span }).
        [always] The target ({ $target }) was met in all periods shown ({ $span }).
       *[silent] The target ({ $target }) was met.
     }
    [not_met] { $past ->
        [no_longer] The target ({ $target }) was not met, although it had been in the period before.
        [never] The target ({ $target }) was not met in any period shown ({ $span }).
       *[silent] The target ({ $target }) was not met.
     }
    [too_few] It cannot be said whether the target ({ $target }) was met: there are too few data ({ $units }, at least { $minimum } needed).
    [no_data] This period has no data from which the indicator could be computed.
    [partly_kept] The register was kept for a part of this period only, so there is no value for the whole.
    [impossible] No value can be computed from the data of this period: the denominator is negative, or the numbers are too large.
    [rounded] Rounded numbers do not show whether the target ({ $target }) was met.
    [withheld] The value is withheld: alone or together with other numbers it would tell of a few people.
   *[no_target] No target is set for this indicator.
 }
lead-uncertain = This is uncertain: the 95% confidence interval includes the target, so the distance from it may be due to chance.
lead-answered = { $bounded ->
    [yes] The response rate was { $rate } ({ $returned } of { $eligible }); had everyone answered, the value could lie anywhere between { $low } and { $high }.
   *[no] The response rate was { $rate } ({ $returned } of { $eligible }).
 }
lead-change = { $direction ->
    [better] The indicator improved ({ $difference }): { $old } in { $before }, { $new } in { $now }.
    [worse] The indicator worsened ({ $difference }): { $old } in { $before }, { $new } in { $now }.
    [same] The value did not change: { $old } in { $before }, { $new } in { $now }.
    [nearly] The value hardly changed: { $old } in { $before }, { $new } in { $now }.
    [too_few] There are too few data to judge the change: { $old } in { $before }, { $new } in { $now }.
    [higher] The value rose ({ $difference }): { $old } in { $before }, { $new } in { $now }.
   *[lower] The value fell ({ $difference }): { $old } in { $before }, { $new } in { $now }.
 }
lead-chance = This difference may be due to chance.
lead-season = { $direction ->
    [better] Against the same period a year before ({ $old } in { $before }) the indicator improved ({ $difference }).
    [worse] Against the same period a year before ({ $old } in { $before }) the indicator worsened ({ $difference }).
    [same] Against the same period a year before ({ $old } in { $before }) the value did not change.
    [nearly] Against the same period a year before ({ $old } in { $before }) the value hardly changed.
    [higher] Against the same period a year before ({ $old } in { $before }) the value rose ({ $difference }).
   *[lower] Against the same period a year before ({ $old } in { $before }) the value fell ({ $difference }).
 }
lead-tolerance = The value is within the tolerance that the provider has set ({ $tolerance }), yet the target is not met.
lead-settle = { $enough ->
    [yes] For a certain conclusion more favourable answers would be needed: { $more }.
   *[no] For a certain conclusion more favourable answers would be needed: { $more }; that is more than there are people who did not answer ({ $others }).
 }
lead-benchmark = { $direction ->
    [same] For comparison: { $origin } ({ $date }), { $value }; the value is the same.
    [higher] For comparison: { $origin } ({ $date }), { $value }; this centre's value is higher ({ $difference }).
   *[lower] For comparison: { $origin } ({ $date }), { $value }; this centre's value is lower ({ $difference }).
 }
lead-unknown = { $bounded ->
    [yes] Number of unclear cases: { $count }; depending on them, the value may lie anywhere between { $low } and { $high }.
   *[no] Number of unclear cases: { $count }.
 }
lead-doubted = Some records contradict others or could not be read in full; depending on them, the value may lie anywhere between { $low } and { $high }.
reserve = { $verdict ->
    [met] { $none ->
        [yes] No reserve: with one favourable case fewer, the target would be missed.
       *[no] Reserve: { $units } – so many favourable cases could be unfavourable and the target would still be met.
     }
   *[not_met] Favourable cases missing to the target: { $units }.
 }
tally = Indicators with a target: { $all }; target met: { $met }, not met: { $not_met }, could not be assessed: { $not_assessed }.
tally-missed = Target not met: { $list }.
tally-missed-one = “{ $title }” ({ $value })
tally-uncertain = Uncertain conclusions: { $uncertain }, where the 95% confidence interval includes the target.
tally-withheld = Indicators with a target whose value is withheld: { $withheld }.
tally-none = No indicator has a target.

## Page of an indicator
of = { $part } of { $whole }
of-unit = { $of } ({ $unit })
interval = 95% interval { $low }–{ $high }
target = target { $target }
limit-least = at least { $limit }
limit-most = at most { $limit }
unit-no-target = { $unit }; no target is set
no-data = no data
excluded = Not counted: { $count } ({ $reason })
unknown = Unclear value: { $count }
unknown-group = unknown
benchmark = compare { $value }
heading-survey = How people answered
caption-response = How many of those who could answer did, { $period }.
caption-answers-steps = How those with an opinion answered: the share of each answer, the most favourable on the left.
row-answers = { $period }: { $parts }
row-beside = { $rated }
row-no-opinion = { $rated }; no opinion { $none }
survey-top = The best answer was chosen by { $top1 }, one of the two best by { $top2 }.
survey-finite = So many of those who could answer did that the interval can be narrowed: if the others answered alike, the share of all { $eligible } would be { $low }–{ $high }.
survey-voices = Answered themselves: { $own }; with help: { $assisted }; others answered for them: { $proxy }; not known: { $unknown }.
caption-turnout = How many could have answered, were invited and answered
caption-turnout-by = { $group }: how many could have answered, were invited and answered, { $period }
column-rate-of-eligible = Returned of eligible
column-rate-of-invited = Returned of invited
heading-control = Whether the process is stable
control-every = { $every ->
    [month] by month
   *[quarter] by quarter
 }
caption-control = Control chart { $every }: the mean and the limits between which values waver by chance (three standard deviations). A large circle is an unusual value.
control-mean = mean { $value }
control-upper = upper limit { $value }
control-lower = lower limit { $value }
control-point = { $period }: { $value }
control-unusual = { $period }: { $value }, unusual
control-stable = There are no unusual values: they waver by chance alone, from { $lower } to { $upper }.
control-signals = Unusual values say that something changed: { $list }.
control-signal = { $rule ->
    [outside] { $period }: { $value }, outside the limits
    [run] { $period }: a long run on one side of the mean
    [trend] { $period }: steadily { $way ->
        [up] rising
       *[down] falling
      }
   *[two_of_three] { $period }: two of three values near a limit
 }
control-reading = { $reading ->
    [improvement] improvement
    [concern] worsening
   *[neutral] change
 }
control-assurance = { $assurance ->
    [capable] As long as nothing changes, the target ({ $target }) will be met reliably.
    [hit_or_miss] As long as nothing changes, the target ({ $target }) will be met in some { $every ->
        [month] months
       *[quarter] quarters
     } and missed in others: it lies between the limits within which the values of this chart waver.
   *[incapable] As long as nothing changes, the target ({ $target }) will not be met: it lies beyond the limits between which the values waver.
 }
control-unstable = While the process is not stable, this is a rough forecast.
heading-trend = Trend
heading-answers = Who answered, and how
caption-trend-share = Trend: the share and its 95% confidence interval (Wilson) in each period.
caption-trend-value = Trend: the value in each period ({ $unit }).
caption-truncated = The axis does not begin at zero.
caption-answers = Who answered, and how, { $period }: above, answers of all who could answer; below, favourable answers dark.
caption-periods = Values by period
lone-group = { $title }: one group only, “{ $group }”.
withheld-groups = { $title }: the values of the groups are withheld.
caption-cross = { $rows } × { $columns }, { $period }
overlap = { $period }: in more than one group of “{ $title }”: { $count } ({ $unit }), so the groups add up to more than the whole.
eligible = Could have answered: { $count }
returned = Usable answers: { $usable } ({ $returned } returned)
column-period = Period
column-group = Group
column-bars = Compared, { $period }
column-share = Share
column-total = Total
column-cases = Count
column-numerator = Numerator
column-denominator = Denominator
column-unknown = Unclear
column-interval = 95% interval
defined-in = Definition and computation: annex{"\u00A0"}A
figure-number = Figure{"\u00A0"}{ $number }.
table-number = Table{"\u00A0"}{ $number }.

## What a figure rests on: opens on a screen
provenance = What this figure rests on
provenance-table = What these figures rest on
provenance-row = { $title }: { $value }
provenance-caption = What was counted
provenance-population = Cases in all
provenance-excluded = Left out ({ $reason })
provenance-unknown = Unknown value
provenance-perhaps = Unknown whether they belong
provenance-divisor-population = Denominator: cases in all
provenance-divisor-excluded = Denominator: left out ({ $reason })
provenance-divisor-unknown = Denominator: unknown value
provenance-divisor-perhaps = Denominator: unknown whether they belong
provenance-definition = Definition
provenance-card = card with its conditions
provenance-files = Files it was counted from
provenance-read = Rows read
provenance-behind = Rows used
provenance-note = Rows used: how many rows are among the cases in all. A dash: rows were not counted, or other records only refer to them.
provenance-findings = What was found in the data it was counted from (all periods);
provenance-places = where, and how to mend it
provenance-no-findings = Nothing was found in the data it was counted from.
provenance-command = Each row is shown by the command

## Annex A
annex-a = Annex A. Definitions of the indicators
annex-a-lead = Conditions are printed exactly as they are written in the definition files and carried out.
annex-a-linked = What an indicator says and does not say stands on its page, to which the title of each card leads.
card-unit = Unit and scoring
card-continued = { $title } (continued)
card-share = per cent (counted: { $counted })
card-conditions = Conditions
card-exclusions = Not counted
card-unknowns = Unclear values
card-minimum = Fewest cases for an assessment
card-targets = Target
card-source = Source of the definition
card-mapped = Mapped to
card-version = Version and file

## Annex B
annex-b = Annex B. Survey response
annex-b-lead = Who could have answered, how many answers came back and how many of them the indicators can use.
annex-b-none = There are no survey data for this period.
annex-b-note = “Usable” are the answers from which the value was computed.
annex-b-dash = A dash is a number that the program could not compute from the provider's records.
annex-b-dash-public = A dash is a number that could not be computed or is not published.
annex-b-rate = The response rate relates the returned questionnaires to those who could have answered.
sensitivity-caption = What depends on the definition: “{ $title }”
column-favourable = Favourable answers
column-with-opinion = Of those with an opinion
column-all-answers = Of all who answered
cut-top_1 = the best answer alone
cut-top_2 = the two best answers
cut-neutral_and_above = the two best and the neutral one
cut-items = the two best, answers to the other questions together
surveys-caption = Survey indicators and their response
column-survey = Indicator
column-eligible = Eligible
column-invited = Invited
column-returned = Returned
column-usable = Usable
column-rate = Response rate

## Annex C
annex-c = Annex C. Data quality
annex-c-lead = Nothing is repaired in silence: data that were not understood, were left out or contradict each other are listed here with their place and how to mend them. The values themselves and personal data are not shown.
annex-c-none = No problems were found in the data.
findings-caption = What was found in the data
column-finding = What was found and how to mend it
column-count = Count
column-places = Where

## Annex D
annex-d = Annex D. Notes on method
note-equass = What this is and what it is not
note-equass-text = The report is EQUASS-aligned: it is arranged by the EQUASS principles. It is not an EQUASS assessment, score or decision on a certificate. Codes and titles of the principles are in the words of the program's authors; the official criteria are not reproduced.
note-counting = How things are counted
note-counting-text = Each person, family, answer or service counts once in an indicator. Shares are never averaged: numerators and denominators are added up, and division is the last step. Values are rounded only when they are printed.
note-target = How a target is tested
note-target-text = A target is tested with the exact value, before rounding. Where the rounded value would contradict the assessment, more decimals are printed: 94.96% does not reach 95%.
note-certainty = What “uncertain” means
note-certainty-text = A share comes with its 95% confidence interval (Wilson). “Uncertain” is said when the interval includes the target: with so few data, the true value may as well lie on the other side of the target. The interval does not show the error that comes from those who did not answer.
note-unknown = Unclear values
note-unknown-text = Where a condition can be neither confirmed nor denied, the case is unclear: it is counted separately and treated as the definition says. “No data” never means zero.
note-small = Small numbers
note-small-text = Where there are fewer units than the definition asks for, the value is shown but not held against the target. A small change between two periods is not yet a trend.
note-small-public = Where there are fewer units than the definition asks for, the value is not held against the target. Small numbers are protected by the rules of the last annex. A small change between two periods is not yet a trend.
note-words = Words and abbreviations
note-words-text = “pp” are percentage points: from 90% to 95% it is 5 pp. “Tolerance” is a distance from the target that the provider has set beforehand: a value within it does not meet the target, but nearly does. “n of m” is numerator of denominator. GIMK is the state programme of training and counselling for guardians, on-duty carers, adoptive parents and staff of community homes. EQUASS is the European quality system for social services.
note-privacy = Personal data
note-privacy-text = The report holds no names, personal codes, birth dates or free text. Numbers of small groups are for internal use and for the audit.

## Annex E
annex-e = Annex E. Sources of data
annex-e-lead = From the same files and definitions, the same version of the program always makes the same report. The checksum (SHA-256) shows whether a file has changed. Program: { $program }; data fingerprint: { $fingerprint }.
annex-e-evidence = Evidence goes with this report: the list of files and definitions, the definitions, the figures, and the units of each figure by pseudonym. It is checked with the command “rodiklis verify”. The checksum (SHA-256) of manifest.json, which binds all of the evidence:
files-caption = Files of the provider
files-note = “Left out” are rows that hold no record: titles, column heads, blank lines, months, totals and remarks. Records are never left out without being listed in the annex on data quality.
definitions-caption = Files of definitions
column-file = File
column-dataset = Contents
column-read = Rows
column-left-out = Left out
column-hash = SHA-256
column-hash-start = SHA-256, first 16
column-version = Version

## Additions of cards and annexes
favourable = favourable: { $count }
not-favourable = other: { $count }
scoring-count = Number of units
scoring-sum = Sum of values
scoring-proportion = Proportion: numerator / denominator × 100
scoring-ratio = Ratio: numerator / denominator
scoring-mean = Arithmetic mean
scoring-median = Median
missing-not_in_numerator = Stay in the denominator and are not in the numerator; both possible values are given.
missing-exclude = Leave the denominator; both possible values are given.
missing-in_numerator = Are counted in the numerator as well; both possible values are given.
missing-beside = Counted beside, not in the value.
condition-population = What is counted
condition-all = all records
condition-from = Dataset
condition-count = unit, each once:
condition-sum = summed:
condition-value = value:
condition-latest = of several records of a unit, the latest by
condition-earliest = of several records of a unit, the earliest by
target-from = from { $date }
target-to = until { $date }
version-from = effective from { $date }

restated = Restated figures
restated-lead = These figures were approved when the period was closed and have changed since. The causes are those things that have changed and can touch the figure: data files, how they are read, definitions, settings, targets or the program.
restated-caption = { $period }: approved { $issued }, compared with: { $until }
column-before = Before
column-after = After
column-cause = Possible cause

## Coverage
coverage = Coverage of the framework
coverage-lead = Parts with at least one indicator that has a figure for this period: { $covered } of { $all }.
coverage-bare = Without figures for this period: { $list }.
coverage-caption = { $framework }: how many indicators are mapped, and how many of them have a figure for this period
coverage-group = Part
coverage-mapped = Mapped
coverage-with = With a figure
coverage-without = Without
coverage-lacking = Which data are lacking
coverage-note = The table shows what there are figures for, not how well the work is done: it is no score. An indicator is counted in every part to which it is mapped but stands in the report once, so a part may have figures and no chapter of its own. Approach and deployment are shown by documents, not by indicators.
coverage-period = no values for this period

## Flows
flow-column = What is counted
flow-children = Number and movement of children
flow-children-first = Children at the beginning of the period
flow-children-entries = Care episodes begun
flow-children-exits = Care episodes ended
flow-children-last = Children at the end of the period
flow-children-all = All children cared for in the period
flow-families = Number of families
flow-families-first = Families at the beginning of the period
flow-families-last = Families at the end of the period
flow-families-all = All families caring for children in the period
project-target = Target
project-achieved = Achieved

## Tables that several reports print
goals-now = Achieved { $period }
goals-columns = { $columns ->
    [all] Target, value achieved and value of the period before
    [target] Target and value achieved
    [before] Value, and value of the period before
   *[value] Value
 }
goals-rate = response rate { $rate }
goals-unknown = unclear: { $count }
signatures-act = Step
signatures-post = Position, name
signatures-signature = Signature
signatures-date = Date
signatures-prepared = PREPARED
signatures-agreed = AGREED
signatures-approved = APPROVED
actions-group = Principle or criterion
actions-what = Action
actions-done = Done on
actions-due = Due by
actions-effect = Indicator: before → after
actions-indicator = Indicator that will measure it
actions-today = now: { $value }
actions-chance = may be due to chance
actions-evidence = Evidence
actions-no-indicator = no indicator named
actions-no-evidence = not named
lacking-period = There are no values for this period.
project-centre = Centre
project-shared = Persons whom several centres counted: { $shared }; in the total each of them counts once. Units that only their own centre can know: { $local }.

## A public report
public-statement-rounded = For anybody: numbers of people are rounded
public-statement-withheld = For anybody: small numbers are withheld
public-reading-rounded = Numbers of people are rounded to multiples of { $base }: 0 stands for 0 to { $most }, { $twice } for { $from } to { $to }; they still add up to their totals.
public-reading-withheld = Small numbers of people are withheld: “fewer than { $threshold }” or “withheld” is printed in their place.
annex-public = Annex F. How small numbers are protected
annex-public-proof = The program has looked for a way to work out any of these numbers exactly from what is printed here, the definitions and these rules, and found none. It does not see every tie between numbers, and what somebody knows of the provider from elsewhere cannot be taken into account.
public-rule-threshold = Numbers of people above nought and below { $threshold }, and of what happens to them, are withheld; “fewer than { $threshold }” is printed in their place where that does not tell more. Money, events and other things are not withheld for being few.
public-rule-zeros = Nought is published, except as the “none” of a share of fewer than { $few }, which would tell of everybody.
public-rule-no-zeros = Nought is withheld as small numbers are.
public-rule-share = A share is withheld where its denominator is less than { $least }, or where the part or what is left of the whole is small.
public-rule-others = Other numbers are withheld too where a withheld one could be worked out from them: “withheld” is printed in their place. The value, its interval, its assessment and its change go with them.
public-rule-series = A number above nought that is withheld in one period is withheld in the other periods of the same kind as well.
public-rounded-base = Numbers of people, and of what happens to them, are rounded up or down to a multiple of { $base } so that groups still add up to their whole and quarters to their year. Each differs from what was counted by at most { $most }. Money, events and other things are not rounded.
public-rounded-values = Shares, ratios, intervals and changes are worked out from the rounded numbers; where fewer than { $least } people are in the denominator, the value is withheld. Whether a target is met is said only where rounding cannot change the answer.
public-rounded-sums = Sums of days, hours and posts are not rounded, but withheld where they are over fewer than { $few } people or where such a sum could be worked out from them. Means and medians are told roughly, and of no fewer than { $few } people.
public-rounded-rows = Groups of which every number is rounded to nought are not shown: there may be somebody in them, or nobody.
public-rounded-proof = The rounded numbers fit together as the counted ones do, so no number from 1 to { $most } can be worked out from them: each could as well be the one that is printed. What somebody knows of the provider from elsewhere cannot be taken into account.
public-withheld = Indicators of which at least one number is withheld: { $list }. The JSON file and the sheet “Withheld” of the workbook list the numbers.
note-privacy-public = The report holds no names, personal codes, birth dates or free text. How small numbers are protected is said in the last annex.
annex-c-lead-public = Nothing is corrected silently. The kinds of errors and contradictions found in the data are listed here; how many and where is said in the centre's own report only.
annex-e-lead-public = From the same files and definitions the same version of the program always prepares the same report. Numbers of rows and checksums of files are not published. Program: { $program }; fingerprint of the published data: { $fingerprint }.

## Pictures
caption-pyramid = { $caption }. Left: { $left }, right: { $right }; bars as long as the number ({ $unit }), on one scale on both sides.
caption-stacked = { $caption }. Bars as long as the number ({ $unit }), divided by “{ $columns }”.
caption-multiples = { $groups }: how each group went, all on one scale.
caption-dashed = Dashed line: { $line }.
caption-light = Light dot: fewer units than { $minimum }.
caption-dots = Survey indicators on one scale, { $period }: the dot is the share, the line its 95% confidence interval (Wilson), the dashed line the target.
caption-funnel = Centres by size. If they differed by chance alone, nearly all (99.8%) would lie between the solid lines and most (95%) between the dashed ones. Centres are not ranked.
picture-most = Most: { $list }.
picture-withheld = Numbers that are withheld are not drawn.
picture-hollow = Hollow: numbers that are withheld by part.
picture-empty = Not drawn, because there are no values or they are withheld: { $list }.
picture-unknown = Not drawn, because the value is not known: { $list }.
picture-unknown-one = “{ $title }” ({ $count })
picture-range = { $period }: from { $low } ({ $lowest }) to { $high } ({ $highest }).
picture-targets = Target certainly met: { $met }; certainly not met: { $not_met }; not certain: { $open }; not assessed: { $rest }.
funnel-inner = 95%
funnel-outer = 99.8%
funnel-middle = all centres { $value }
funnel-outside = Beyond the limits: { $list }.
funnel-none = No centre lies beyond the limits.
funnel-beyond = { $side ->
    [below] below
   *[above] above
 } the { $class ->
    [alarm] 99.8%
   *[warning] 95%
 } limit
