# Words of the terminal.
reading = Reading files
computing = Computing indicators
printing = Printing reports
finding-expected = Expected:
finding-mend = How to mend it:
check-closing = Errors: { $errors }, warnings: { $warnings }, notes: { $notes }.
see-check = Errors in the data: { $count }. “rodiklis check” shows them.
watching = Files watched: { $count }. A saved change prints again; Ctrl+C ends it.
head-indicator = Indicator
head-of = Of
head-change = Change
head-season = On a year before
within-tolerance = within tolerance
head-target = Target
head-verdict = Verdict
certain-note = Uncertain: the 95% confidence interval includes the target, or missing data could change the verdict.
explain-numerator = Numerator
explain-denominator = Denominator
explain-nothing = There are no rows behind this figure.
class-counted = Counted
class-numerator = Numerator and denominator
class-not-in-numerator = Denominator only
class-unknown = Unknown: a value that is needed is missing
class-population-unknown = It cannot be said whether it belongs to the population
class-another-record = Another record stands for the same unit
class-excluded = Excluded: { $reason }
show-id = Indicator:
show-file = File:
show-principle = Principle:
show-unit = Counted:
show-population = Population:
show-count = Unit:
show-sum = Summed:
show-keep = For one unit:
show-exclusion = Excluded:
show-stratifier = Groups:
show-target = Target:
show-source = Source:
show-mapped = Mapped to:
trial-closing = Indicators: { $indicators }, examples: { $examples }, failures: { $failures }.
figures-unread = Some cells could not be read. The true figures lie within:
finding-moves = Touches:
moves = { $indicator }: { $value }; could be from { $low } to { $high }.
moves-nothing = { $indicator }: { $value }, whatever these cells hold.
moves-unbounded = { $indicator }: cannot be computed while these cells are not read.
pool-centres = Centres: { $count }
pool-persons = Counted by several centres and once here: { $shared }; without a personal code, known to their own centre alone: { $local }
pool-outside = Centres whose value differs from the common one by more than chance explains: { $count }
pool-beyond = { $side ->
    [below] { $class ->
        [alarm] beyond the 99.8% limit, lower
       *[warning] beyond the 95% limit, lower
      }
   *[above] { $class ->
        [alarm] beyond the 99.8% limit, higher
       *[warning] beyond the 95% limit, higher
      }
 }
pool-errors = errors in the data: { $count }
not-computed-data = Indicators not computed: { $count }. No data: { $lacking }.
not-computed-setting = Indicators not computed: { $count }. Settings not given: { $lacking }.
explain-value = Value:
explain-no-value = none
explain-definition = Definition:
explain-parts = Parts:
explain-units = units: { $count }
close-stored = { $period }: the figures are stored as approved on { $day }. Indicators: { $count }, values of groups: { $groups }. Later reports will show what was restated since.
close-stored-with-errors = { $period }: the figures are stored as approved on { $day }, although the data have errors ({ $errors }). Indicators: { $count }, values of groups: { $groups }. Later reports will show what was restated since.

# rodiklis new
new-table-sure = { " " }– { $dataset } (rows: { $rows })
new-table-ask = { " " }– probably { $dataset } (rows: { $rows })
new-columns = { "  " }Columns: read { $read }, unclear { $open }, not used { $unused }.
new-unused = { $place } – like no register, not used.
new-unreadable = { $place } – could not be read.
new-ask-table = What is recorded here?
new-ask-also = What else stands in the same rows?
new-ask-column = What is in the column “{ $heading }”?
new-ask-word = What does the word “{ $word }” mean (field “{ $field }”, cells: { $count })?
new-ask-silence-yes = Field “{ $field }”: all filled cells say yes. What do the empty ones say (there are { $count })?
new-ask-silence-no = Field “{ $field }”: all filled cells say no. What do the empty ones say (there are { $count })?
new-ask-spread = Is the column “{ $heading }”: { $meant }? Where its scale is shorter than the usual one, answer 0.
new-ask-calendar = The column “{ $heading }” and others like it are months. Does each number or mark in them say how often the service was delivered in that month?
new-ask-nobody = Among the names in the column “{ $heading }” stands “{ $word }” (cells: { $count }). Does it mean that none of these people is named?
new-ask-trial = The column “{ $heading }” holds “{ $word }” (rows: { $count }). Are these trial answers that are not to be counted?
new-ask-century = Which day is “{ $example }”? Such dates: { $count }
new-ask-day = Where only a month, a quarter or a year is written (such as “{ $example }”), does the record belong to that time? Such cells: { $count }
new-ask-fixed = There is no column for the field “{ $field }”. What holds for all rows?
new-ask-answer = Which step of the scale is the answer “{ $word }” (question “{ $heading }”)?
new-ask-none = { "  " }0 – none of these; ? – I will decide later
new-and-others = { " " }(and other tables: { $count })
new-answer-unknown = Write a number from 0 to { $count }, or a question mark.
new-because-heading-same = { "  " }The heading is the field’s title.
new-because-heading = { "  " }The heading is like the field’s title.
new-because-values = { "  " }Cells that fit: { $fit } of { $of }.
new-because-words = { "  " }Cells with known words: { $fit } of { $of }.
new-because-found = { "  " }Values that stand in another register’s key: { $fit } of { $of }.
new-cells = { "  " }In the cells: { $cells }
new-yes = yes
new-no = no
new-no-opinion = no opinion
new-written = Written: { $file }
new-open = Left to decide: { $count }. The file marks them “TO DECIDE”; mend them there, or delete the file and run “rodiklis new” again.
new-next = Next: “rodiklis check” shows what could not be understood in the cells.
new-file-head = Written by “rodiklis new”. It says which file and column mean what; you may mend it.
    Look at the name (provider), the periods and the day of the report (report_date).
new-file-open = TO DECIDE:
new-file-lacking = NO COLUMN for:
