# Errors of definitions and of the workspace: D…
D001-title = File written wrongly
D001-what = This place cannot be understood: { $message }.
D001-expected = Keys and values as described in docs/workspace.md (rodiklis.toml) and docs/definitions.md (library).
D001-mend = Correct the named place.

D002-title = Condition not understood
D002-what = The condition “{ $read }” cannot be understood: { $fault ->
    [end] it breaks off.
    [quote] a quotation mark is not closed.
    [deep] too many parentheses inside each other.
    [found] “{ $found }” does not fit here.
   *[other] it is not written in the language of expressions.
 }
D002-expected = An SQL expression, for instance: score >= 4 AND answered_on <= period_end.
D002-mend = Check parentheses, quotes and the order of words.

D003-title = Unknown field
D003-what = The dataset “{ $dataset }” has no field “{ $read }”.
D003-expected = One of the fields: { $known }.
D003-mend = { $closest ->
    [empty] Correct the field's name.
   *[other] Did you mean “{ $closest }”?
 }

D004-title = Kind of value does not fit
D004-what = Found: { $found ->
    [string] text
    [text] text
    [integer] whole number
    [number] number
    [float] number
    [boolean] yes or no
    [date] date
    [datetime] date
    [duration] length of time
    [null] no value
    [array] list
    [table] table
    [certificate] issued is not before expires
    [issued_before_expires] a date issued that is before expires
   *[other] { $found }
 }.
D004-expected = Needed: { $expected ->
    [string] text
    [text] text
    [integer] whole number
    [number] number
    [float] number
    [boolean] yes or no
    [date] date
    [datetime] date
    [duration] length of time
    [null] no value
    [array] list
    [table] table
    [certificate] issued is not before expires
    [issued_before_expires] a date issued that is before expires
   *[other] { $expected }
 }.
D004-mend = Correct the expression or choose another field.

D005-title = Unknown code
D005-what = The field “{ $field }” has no code “{ $read }”.
D005-expected = One of the codes: { $known }.
D005-mend = { $closest ->
    [empty] Correct the code.
   *[other] Did you mean “{ $closest }”?
 }

D006-title = CASE without ELSE
D006-what = The CASE expression has no ELSE branch.
D006-expected = A value for when no condition holds.
D006-mend = Write ELSE and a value before END; where there is none, ELSE NULL.

D007-title = Expression that does not fit
D007-what = { $fault ->
    [function] The language of expressions has no function “{ $read }”.
    [lacking] An argument is lacking: { $read }
    [surplus] There are too many arguments: { $read }
    [form] This function cannot be written so: { $read }
    [null-compared] NULL is compared by =, <>, < or the like: the answer is never yes and never no.
    [null-value] NULL stands here: there would never be a value.
    [multiply] Two decimal numbers are multiplied: { $read }
    [divide] A division: { $read }
    [number] The number is too large or too fine: { $read }
    [day] This is no day: { $read }
   *[expression] The language does not have this expression: { $read }
 }
D007-expected = { $fault ->
    [lacking] { $known }
    [surplus] { $known }
    [form] { $known }
    [null-compared] IS NULL or IS NOT NULL.
    [null-value] A field or a value; NULL fits only after THEN and ELSE and in coalesce.
    [multiply] At least one of the two numbers is whole.
    [divide] Adding, subtracting, multiplying: dividing is done after counting.
    [number] At most six digits after the decimal point, and at most 9,223,372,036,854.
    [day] DATE '2024-01-31'
   *[expression] Operators and functions listed in docs/definitions.md.
 }
D007-mend = { $fault ->
    [null-compared] Write IS NULL in place of = NULL, and IS NOT NULL in place of <> NULL.
    [divide] Use scoring = "ratio" or divide_by.
    [function] { $closest ->
        [empty] Choose a function from docs/definitions.md.
       *[other] Did you mean “{ $closest }”?
     }
   *[other] Say the same with the allowed expressions.
 }

D008-title = Unknown dataset
D008-what = There is no dataset “{ $read }”.
D008-expected = A dataset described in the library's folder datasets.
D008-mend = { $closest ->
    [empty] Describe the dataset or correct its name.
   *[other] Did you mean “{ $closest }”?
 }

D009-title = References in a circle
D009-what = The reference of “{ $dataset }” to “{ $read }” leads back to itself.
D009-expected = References that never lead back.
D009-mend = Remove one of the circle's references.

D010-title = Name used twice
D010-what = The name “{ $read }” is used twice.
D010-expected = One name, one definition.
D010-mend = Rename or remove one of the two.

D011-title = Unknown part of a framework
D011-what = “{ $read }” is named, but there is no such framework or part of one.
D011-expected = Framework and code from the folder frameworks, for instance: equass-2018/9.
D011-mend = { $closest ->
    [empty] Correct the code or describe the framework.
   *[other] Did you mean “{ $closest }”?
 }

D012-title = Definition incomplete
D012-what = Something is missing or does not fit at “{ $read }”.
D012-expected = { $known }
D012-mend = Complete or correct it; docs/definitions.md and docs/workspace.md have examples.

D013-title = Library not read
D013-what = The library could not be read: { $message }
D013-expected = A folder of definition files (UTF-8).
D013-mend = Check the path in the line library of rodiklis.toml and the files' permissions.

D014-title = Reference to a dataset without a key
D014-what = The dataset “{ $dataset }” has no field that names its records.
D014-expected = A primary_key in the dataset that is referred to.
D014-mend = Name a primary_key or remove the reference.

D015-title = Groups that do not fit
D015-what = { $fault ->
    [values] The values of the stratifier “{ $read }” are neither codes nor yes or no.
    [form] The stratifier “{ $read }” is not written as one.
    [integer] The bands of the stratifier “{ $read }” are not of whole numbers.
    [ends] The band “{ $known }” of the stratifier “{ $read }” does not have two ends, or the first is above the second.
    [overlap] The band “{ $known }” of the stratifier “{ $read }” overlaps another.
    [ratio] A ratio has the stratifier “{ $read }”, but a ratio is not split: its numerator and denominator are counted apart.
    [cross-name] “{ $read }” is crossed, but there is no such stratifier.
    [cross-alone] One stratifier alone is crossed: { $read }
    [cross-twice] The cross “{ $read }” names the same stratifier twice.
    [cross-again] The cross “{ $read }” is named twice.
    [pyramid-cross] The pyramid “{ $read }” is not among the crosses of two stratifiers.
    [pyramid-bands] The first stratifier of the pyramid “{ $read }” is not one of rising bands.
   *[pyramid-sides] The second stratifier of the pyramid “{ $read }” does not have exactly two values.
 }
D015-expected = { $fault ->
    [values] A field of codes, or of yes or no; for numbers bands: of and bands.
    [form] An expression, or of and bands.
    [integer] An expression of whole numbers, for instance: age(birth_date, period_end).
    [ends] Two whole numbers, the first not above the second: [0, 3].
    [overlap] Bands whose ends do not meet: both ends belong to a band.
    [ratio] A ratio without stratifiers.
    [cross-name] { $known }
    [cross-alone] At least two different stratifiers: { $known }
    [cross-twice] At least two different stratifiers: { $known }
    [cross-again] Each cross once, in whatever order.
    [pyramid-cross] { $known }
    [pyramid-bands] Bands of which each is above the one before.
   *[pyramid-sides] A stratifier of two values, for instance sex.
 }
D015-mend = Correct the stratifier; docs/definitions.md has examples.

D016-title = Example not understood
D016-what = Not understood in an example of “{ $indicator }”: { $read }
D016-expected = Fields of the dataset “{ $dataset }” with values of their kind.
D016-mend = { $closest ->
    [empty] Correct the example.
   *[other] Did you mean “{ $closest }”?
 }

D017-title = Example does not agree
D017-what = Indicator “{ $indicator }”, example “{ $note }”: { $what } is { $found }.
D017-expected = { $what }: { $expected }.
D017-mend = Work the example out by hand: either it or the definition is wrong.

D018-title = Invalid period
D018-what = The period “{ $read }” cannot be understood.
D018-expected = 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14, 2022..2024, quarters-2024, months-2024, school-2023, certificate-1, certificate-years or year-to-date.
D018-mend = Correct the period.

D019-title = Indicator without examples
D019-what = The indicator “{ $indicator }” has no example.
D019-expected = At least one [[example]] with a result worked out by hand.
D019-mend = Add an example to the definition.

D020-title = Workspace not read
D020-what = The file could not be read: { $message }
D020-expected = A folder that holds rodiklis.toml (UTF-8).
D020-mend = Name the folder; README.md tells how to set one up.

D021-title = Unknown indicator
D021-what = The library has no indicator “{ $read }”.
D021-expected = An indicator that “rodiklis library list” shows.
D021-mend = { $closest ->
    [empty] Correct the name.
   *[other] Did you mean “{ $closest }”?
 }

D022-title = Unknown group
D022-what = The indicator “{ $indicator }” has no group “{ $read }”.
D022-expected = A group written name=value: { $known }.
D022-mend = Correct the option --group.

D023-title = Setting not declared
D023-what = A condition uses the setting “{ $read }”, which the definition does not have.
D023-expected = A setting described under [settings.{ $read }].
D023-mend = Describe the setting in the definition or correct its name.

D024-title = Unknown setting
D024-what = No indicator has the setting “{ $read }”.
D024-expected = A setting described in an indicator's definition.
D024-mend = { $closest ->
    [empty] Correct the name or delete the line.
   *[other] Did you mean “{ $closest }”?
 }

D025-title = Two targets at once
D025-what = Two targets of the indicator “{ $indicator }” hold on the same day.
D025-expected = At most one target on any day.
D025-mend = Set from and to of the targets so that they do not overlap.

D026-title = Nothing to print
D026-what = No indicator could be computed.
D026-expected = At least one [[source]] whose files can be read.
D026-mend = Run “rodiklis check”: it says what is missing.

D027-title = No indicators in the library
D027-what = The folder holds no definitions of indicators.
D027-expected = A folder with definitions, or with rodiklis.toml.
D027-mend = Check the path. If your indicators rest on the program's datasets, name a workspace whose library lists both libraries.

D028-title = Key that would change nothing
D028-what = { $fault ->
    [unused] The field “{ $read }” of uses_if_kept would change nothing: no condition of the definition looks at it.
    [grouped] The key “{ $read }” would change nothing here: each unit has one record.
   *[scoring] An indicator with scoring = "{ $scoring }" does not use the key “{ $read }”.
 }
D028-expected = { $fault ->
    [unused] Fields that the population, an exclusion, the numerator or a stratifier looks at.
    [grouped] rows and same only where [population] has count and no keep.
   *[scoring] This key fits where scoring is: { $known }.
 }
D028-mend = Delete the key or correct the definition: it promises what it does not count.

D029-title = Value that the indicator cannot have
D029-what = { $fault ->
    [fraction] { $read }: the indicator is printed in per cent, so this is less than one per cent.
    [tolerance] { $read }: with this tolerance the target would go beyond the possible values.
   *[outside] { $read }: the indicator cannot have this value.
 }
D029-expected = { $lowest ->
    [empty] { $highest ->
        [empty] A value that the indicator can have.
       *[other] At most { $highest }.
     }
   *[other] { $highest ->
        [empty] At least { $lowest }.
       *[other] From { $lowest } to { $highest }.
     }
 }
D029-mend = { $fault ->
    [fraction] Write it in per cent ({ $meant }). For rare events a ratio per thousand fits (per = 1000).
    [tolerance] Make the tolerance smaller.
   *[outside] Write the value in the unit in which the indicator is printed.
 }

D030-title = Target against the direction of improvement
D030-what = The target is written with { $read }, but { $improvement ->
    [higher] the higher this indicator's value, the better.
    [lower] the lower this indicator's value, the better.
   *[neutral] this indicator has no direction of improvement.
 }
D030-expected = { $known }
D030-mend = Change the target or, if the direction is wrong, the definition's improvement.

D031-title = Definition that cannot be computed
D031-what = “{ $title_en }”: the definition was read, but it could not be counted even without any data. The data are not to blame.
D031-expected = Conditions and expressions that can be counted.
D031-mend = Simplify this file's conditions one by one until “rodiklis library test” shows no error.

D032-title = Name that the program keeps
D032-what = A code or band is called “{ $read }”. That is the group of records without a value.
D032-expected = Another name for the code or band.
D032-mend = Rename it; if the code means that something is not known, delete it: the value of such records stays empty.

D040-title = Groups by what is measured
D040-what = The stratifier “{ $read }” rests on the same fields that decide the numerator: { $fields }. The share in its groups would be 100% or 0% from the start.
D040-expected = A stratifier by a field that does not decide the numerator.
D040-mend = Remove the stratifier, or group by another field. How many units have which value is shown by another indicator, a count.

D050-title = Condition too long
D050-what = { $limit ->
    [condition] The condition has too many words and signs. At most: { $most_count }.
   *[joints] The condition has too many words and signs that join or compare (AND, OR, NOT, =, +). At most: { $most_count }.
 }
D050-expected = A condition that a person can read.
D050-mend = Instead of many comparisons joined by OR write a list: field IN ('a', 'b'). Move a part of the condition to a field or an exclusion of its own.
