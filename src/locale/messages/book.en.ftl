# Words of the workbook and of CSV files.
book-title = Quality indicators { $period }
book-contents = Contents
book-definitions = Definitions
book-findings = Data quality
book-files = Data files
book-sheet = Sheet
book-lines = Rows
book-nothing = Nothing was found.
book-cut = The sheet cannot hold all rows: the rest is left out here.
book-note = Note
book-note-values = Cells hold exact values; they show as many decimals as the report prints.
book-note-whole = Where one person belongs to several groups, the groups add up to more than the whole.

## Whose, and when
book-provider = Provider
book-code = Registration code
book-address = Address
book-reported = Reporting period
book-periods = Periods shown
book-certificate = Certificate
book-date = Day of the report
book-program = Program
book-fingerprint = Data fingerprint
book-fingerprint-whole = Whole fingerprint (SHA-256)

## Columns of figures
book-chapter = Chapter
book-indicator = Indicator
book-id = Indicator’s id
book-period = Period
book-from = From
book-to = To
book-stratifier = Split by
book-group = Group
book-whole = all together
book-value = Value
book-printed = As in the report
book-unit = What is counted
book-numerator = Numerator
book-denominator = Denominator
book-population = Population
book-excluded = Not counted
book-unknown = Unclear
book-lower = 95% interval from
book-upper = 95% interval to
book-least = Target: at least
book-most = Target: at most
book-verdict = Assessment
book-certain = Certainty
book-is-certain = certain
book-version = Version of the definition

## Columns of definitions
book-says = What it says and does not say
book-scoring = Kind
book-missing = Unclear values
book-minimum = Smallest number
book-targets = Targets
book-target-from = from
book-target-to = until
book-source = Source of the definition
book-mapped = Mapped to
book-in-force = In force from
book-file = File
book-hash = SHA-256
book-counted = unit, each once:
book-summed = summed:
book-latest = of a unit’s several records, the latest by
book-earliest = of a unit’s several records, the earliest by

## Columns of findings and files
book-severity = Severity
book-is-error = error
book-is-warning = warning
book-is-note = note
book-finding-code = Code
book-what = What was found
book-count = How many
book-row = Row
book-column = Column
book-expected = Expected
book-mend = How to mend it
book-dataset = Content
book-read = Rows
book-left-out = Left out

## What a public workbook withholds
book-note-public = For anybody: small numbers are withheld, and so are others from which they could be worked out. The sheet “Withheld” lists them.
book-note-public-rounded = For anybody: numbers of people are rounded to multiples of { $base }, so 0 stands for 0 to { $most }. The sheet “Withheld” lists what is withheld.
book-public = Withheld
book-public-title = Withheld numbers, and the range that a reader can learn of each
book-part = Number
book-mark = Printed
book-why = Why
book-why-small = small number
book-why-protects = protects people
book-why-series = whole series
book-range-low = Range from
book-range-high = Range to
