# Words that every room needs: verdicts, reasons, methods, counted things.

## Verdicts. The key is the name of the verdict, or of the reason for having none.
verdict-met = ✓ met
verdict-not_met = ✕ not met
verdict-too_few = ○ too few data
verdict-no_target = no target
verdict-no_data = no data
verdict-not_kept = no data
verdict-partly_kept = ○ part of the period only
verdict-negative_denominator = ○ cannot be computed
verdict-out_of_range = ○ cannot be computed
verdict-unread = ○ cannot be computed: cells were not read
verdict-rounded = ○ not assessed: numbers are rounded
verdict-incomplete = ○ not assessed: data incomplete
verdict-uncertain = uncertain

mark-met = ✓
mark-not_met = ✕
mark-not_assessed = ○

## Why there is no verdict: a sentence.
reason-too_few = There are too few data for a verdict.
reason-no_target = No target is set for this period.
reason-no_data = There are no data for this period.
reason-not_kept = The register was not kept in this period.
reason-partly_kept = The register was kept for a part of this period only.
reason-negative_denominator = The denominator is negative: a value would mean nothing.
reason-out_of_range = The numbers are too large to be computed exactly.
reason-unread = Some cells could not be read and nothing bounds what they hold, so the figure cannot be computed.
reason-rounded = Rounded numbers do not show whether the target is met.
reason-incomplete = Cells of too many records could not be read, so whether the target is met is not assessed.

## What “uncertain” means.
certain-explanation = The whole { $level } confidence interval lies on the same side of the target.
uncertain-explanation = “Uncertain”: the { $level } confidence interval includes the target, or missing data could change the verdict.

## Targets
target-at_least = ≥ { $value }
target-at_most = ≤ { $value }
target-between = { $least }–{ $most }

## Changes
course-better = improved
course-worse = worsened
course-same = unchanged
course-neutral = changed

## Methods of intervals
method-wilson = Wilson
method-clopper_pearson = Clopper–Pearson
method-byar = Byar
method-poisson_exact = exact Poisson
method-student_t = Student’s t
method-order_statistic = order statistics
method-newcombe = Newcombe, method 10

## Kinds of indicators
scoring-count = count
scoring-sum = sum
scoring-proportion = share
scoring-ratio = ratio
scoring-mean = mean
scoring-median = median

## Unknown values
missing-not_in_numerator = Unknowns stay in the denominator and do not count in the numerator.
missing-exclude = Unknowns leave the denominator.
missing-in_numerator = Unknowns count in the numerator too.
group-unknown = unknown

## Counted things: the word beside a number.
children = { $count ->
    [one] child
   *[other] children
 }
families = { $count ->
    [one] family
   *[other] families
 }
guardians = { $count ->
    [one] guardian
   *[other] guardians
 }
duty-carers = { $count ->
    [one] on-duty carer
   *[other] on-duty carers
 }
adopters = { $count ->
    [one] adoptive parent
   *[other] adoptive parents
 }
foster-homes = { $count ->
    [one] foster family home
   *[other] foster family homes
 }
staff = { $count ->
    [one] staff member
   *[other] staff members
 }
posts = { $count ->
    [one] full-time post
   *[other] full-time posts
 }
services = { $count ->
    [one] service
   *[other] services
 }
consultations = { $count ->
    [one] consultation
   *[other] consultations
 }
answers = { $count ->
    [one] response
   *[other] responses
 }
complaints = { $count ->
    [one] complaint
   *[other] complaints
 }
goals = { $count ->
    [one] goal
   *[other] goals
 }
groups = { $count ->
    [one] group
   *[other] groups
 }
participants = { $count ->
    [one] participant
   *[other] participants
 }
places = { $count ->
    [one] place
   *[other] places
 }
hours = { $count ->
    [one] hour
   *[other] hours
 }
days = { $count ->
    [one] day
   *[other] days
 }
months = { $count ->
    [one] month
   *[other] months
 }
years = { $count ->
    [one] year
   *[other] years
 }
indicators = { $count ->
    [one] indicator
   *[other] indicators
 }
records = { $count ->
    [one] record
   *[other] records
 }
rows = { $count ->
    [one] row
   *[other] rows
 }
cells = { $count ->
    [one] cell
   *[other] cells
 }
files = { $count ->
    [one] file
   *[other] files
 }
findings = { $count ->
    [one] finding
   *[other] findings
 }

## A number with its word, joined by a no-break space.
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

## “105 of 110”
part-of-whole = { $part } of { $whole }

## Numbers that a public report does not tell
withheld-below = fewer than { $threshold }
withheld-withheld = withheld
verdict-withheld = withheld
