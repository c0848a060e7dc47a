# Computation and reports: C…, R…
C001-title = Indicator cannot be computed
C001-what = The indicator “{ $indicator }” needs data that are not there: { $dataset }.
C001-expected = A [[source]] with dataset = "{ $dataset }".
C001-mend = Name the files in rodiklis.toml, or pay no heed if you do not collect them.

C002-title = Definition not yet in force
C002-what = The definition of “{ $indicator }” holds from { $from }; the period { $period } ends earlier.
C002-expected = A period after the definition came into force.
C002-mend = The value follows the later definition; compare with care.

R001-title = Error in the report's template
R001-what = { $message }
R001-expected = Elements and values as described in docs/report-elements.md.
R001-mend = Correct the template at the named place.

R002-title = Reports not written
R002-what = Writing failed: { $message }
R002-expected = A folder that can be written to.
R002-mend = Check the folder's permissions and free space, or name another: --out.
