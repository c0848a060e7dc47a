### Progress report: its own words. All others are in shared/messages.en.ftl.

report-title = Progress report
document-title = Progress report { $period }
description = { $provider }: improvement actions and changes of indicators, EQUASS-aligned, { $days }
progress-months = { $months } months after the certificate was awarded
progress-other = Improvement actions and their effect on the indicators
progress-other-values = Improvement actions and values of the indicators
progress-form = Annex of evidence; the official form of the progress report is filled in separately
progress-actions = What we did to improve the services
progress-changes = How the indicators changed
progress-values = Values of the indicators
progress-tally = Actions done in the period: { $done }. Actions planned: { $planned }.
progress-note = Before → after: the value in the time before the action’s day and from that day on. A change does not in itself prove that the action brought it about.
progress-first = The report has no earlier period to compare with, so no change can be shown.
progress-none = No improvement action is recorded for this period.
actions-done-caption = Actions done
actions-planned-caption = Actions planned
approval = Approval
annex-a = Annex 1. Definitions of the indicators
annex-c = Annex 2. Data quality
annex-d = Annex 3. Notes on method
annex-e = Annex 4. Sources of data
annex-public = Annex 5. How small numbers are protected
defined-in = Definition: annex{"\u00A0"}1
summary-note = “pp” are percentage points.
all-defined-in = All indicators are defined in annex{"\u00A0"}1
