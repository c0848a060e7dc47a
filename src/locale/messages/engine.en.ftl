# Computation and reports: C…, R…
C001-title = Indicator cannot be computed
C001-what = The indicator “{ $indicator }” needs data that are not there: { $dataset }.
C001-expected = A [[source]] that holds these data (dataset, or dataset.field).
C001-mend = Name the files in rodiklis.toml, or disregard this if you do not collect them.
C001-told = Data that are not collected need not be: the indicator is then left out of the report.

C002-title = Definition not yet in force
C002-what = The definition of “{ $indicator }” holds from { $from }; the period { $period } ends earlier.
C002-expected = A period after the definition came into force.
C002-mend = The value follows the later definition; compare with care.

C003-title = Setting missing
C003-what = The indicator “{ $indicator }” needs the setting “{ $setting }”, which was not found in any act: { $title_en }.
C003-expected = A whole number in rodiklis.toml, under [settings].
C003-mend = Write the value that the institution confirms: { $setting } = … Until then the indicator is not computed.
C003-told = The institution confirms a value; until then the indicator is not computed.

C005-title = Period not over
C005-what = The period { $period } ends on { $to }, after the report's day { $date }: its figures will change.
C005-expected = A period that was over on the report's day.
C005-mend = Print the report when the period is over, or change report_date.
C005-told = The figures are final when the report is printed after the period is over.

C040-title = Periods without records
C040-what = { $first ->
    [none] The register “{ $title_en }” holds no record, so the figures of these periods stay without data: { $periods }.
   *[other] The first record of the register “{ $title_en }” is of { $first }, so the figures of earlier periods stay without data: { $periods }.
 }
C040-expected = The day from which the register was kept: what was not recorded may have happened all the same.
C040-mend = If the register was kept by then and nothing happened, write kept_from, the first day on which it was kept, under its [[source]]. Such figures will then be 0.
C040-told = The register has no records of these periods.

C041-title = Register kept for a part of the period only
C041-what = The register “{ $title_en }” was kept for a part of these periods only: { $periods }. Their figures are not computed.
C041-expected = A register that was kept for the whole period: the number of a part would look like that of the whole.
C041-mend = If the register was kept for longer, correct kept_from and kept_to under its [[source]]. If it was not, report a period that it covers.
C041-told = Figures are computed for periods that the register covers whole.

C042-title = Not all sources say when they were kept
C042-what = Of the sources of “{ $title_en }”, some have kept_from or kept_to and others have neither.
C042-expected = All sources of a dataset say from when and until when they were kept.
C042-mend = Write kept_from and kept_to under every [[source]]. One without them counts as kept from the first record on, so that a gap between registers would not be seen.
C042-told = Some sources do not say from when and until when they were kept.

C043-title = Records of days on which the register was not kept
C043-what = The register “{ $title_en }” holds records of days outside of kept_from and kept_to, the first of { $earliest }, the last of { $last }. Records: { $count }
C043-expected = Records of the days on which the register was kept.
C043-mend = If the register was kept on these days, correct kept_from and kept_to under its [[source]]; periods that they cut have no figures. If not, check the dates of the records.
C043-told = Some records are of days on which the register was not kept by its description.

C044-title = Register begun within a period?
C044-what = The first record of the register “{ $title_en }” is of { $earliest }; before it, nothing is recorded in { $periods } for longer than ever after. The figures of { $periods } are those of the whole period all the same.
C044-expected = The day from which the register was kept.
C044-mend = Write kept_from, the first day on which the register was kept, under its [[source]]. If it was kept from the beginning of the period, write that day: nothing is told then.
C044-told = The register may have been begun within the period.

C045-title = Register ends before the period does?
C045-what = The last record of the register “{ $title_en }” is of { $last }; nothing is recorded after it for longer than ever before. Figures of periods without any record stay without data. Periods: { $periods }.
C045-expected = A register kept to the end of the period, or the day on which it was closed.
C045-mend = Check whether a file is missing, for instance the book of the next year. If the register was closed, write kept_to, its last day, under its [[source]]. If it was kept and nothing happened, write the last day of the period.
C045-told = The register may not have been kept to the end of the period.

C010-title = Indicators contradict each other
C010-what = { $message_en } Period { $period }: { $left } = { $left_value }, { $right } = { $right_value }.
C010-expected = A rule of the library's folder assertions.
C010-mend = Check the rows of both indicators with “rodiklis explain”.
C010-told = Compare the records behind both indicators.

C011-title = Groups do not make up the whole
C011-what = Indicator “{ $indicator }”, { $period }, groups of “{ $stratifier }” ({ $number }): they add up to { $sum }, the overlap is { $overlap }, the whole is { $total }.
C011-expected = Groups and whole are counted from the same records.
C011-mend = Tell the program's authors: this should not happen.

C020-title = Another definition
C020-what = The centre counted the indicator “{ $indicator }” by another definition.
C020-expected = The same definition at every centre (the same SHA-256).
C020-mend = Make the libraries alike and ask the centre for a new extract; until then it is not part of this indicator.

C021-title = No extracts
C021-what = The pattern “{ $read }” fits no file.
C021-expected = The centres' extracts, made by “rodiklis extract”.
C021-mend = Check the path in pool.toml.

C022-title = Key not usable
C022-what = The key cannot be used: { $message }
C022-expected = A file with the project's secret key, at least 16 bytes, of which eight differ.
C022-mend = Get the key from the project's promoter and keep it apart from the data.

C023-title = Extract not read
C023-what = The extract cannot be understood: { $message }
C023-expected = A file made by “rodiklis extract”.
C023-mend = Ask the centre to make the extract again.

C024-title = Numbers that cannot be
C024-what = The extract of “{ $centre_en }” holds numbers that cannot be (indicator “{ $indicator }”, period { $period }): { $message }.
C024-expected = Numbers as “rodiklis extract” writes them.
C024-mend = Ask the centre to make the extract again and to send it unchanged. Until then no centre is joined: the figures of all would be wrong.

C025-title = Another project, key or program
C025-what = The extract of “{ $centre_en }” cannot be joined with the others: { $message }. The same child at two centres would be counted twice.
C025-expected = Extracts for one project, made at all centres with the same project key and the same version of the program.
C025-mend = Ask the centre to make the extract again with the project's key (--key) and number (--project).

C026-title = A centre twice
C026-what = “{ $centre_en }” gives figures of the same periods in another extract too: { $other }. They would be added up twice.
C026-expected = The figures of one centre and period in one extract.
C026-mend = Keep the newer extract and move the other out of the folder.

C027-title = Two keys alike
C027-what = The centre's own key is the project's key, which every centre knows.
C027-expected = A secret key of the centre's own (evidence.key or --own-key) that nobody else has.
C027-mend = Make another key for the centre: 40 random letters and digits.

R001-title = Error in the report's template
R001-what = { $message }
R001-expected = Elements and values as described in docs/report-elements.md.
R001-mend = Correct the template at the named place.

R002-title = Reports not written
R002-what = Writing failed: { $message }
R002-expected = A folder that can be written to.
R002-mend = Check the folder's permissions and free space, or name another: --out.

R003-title = There is no such report
R003-what = The program carries no report “{ $read }”, and there is no such folder.
R003-expected = One of the reports: { $known }. Or a folder with a template of one's own.
R003-mend = Correct the name: --report, or “reports” in rodiklis.toml.

R004-title = The report's files contradict each other
R004-what = { $figure }: { $format } says “{ $found }”, JSON says “{ $expected }”.
R004-expected = The same value in PDF, HTML, XLSX and JSON.
R004-mend = No file was written. If the template is yours, let it print that indicator's value (“value”); if it is the program's, report the mistake.

R005-title = A file that was made cannot be read
R005-what = { $format } was made and cannot be read back and compared: { $message }
R005-expected = A file that the program can read.
R005-mend = No file was written. Report the mistake.

C030-title = A withheld number could be worked out
C030-what = Indicator “{ $indicator }”, { $period }{ $group ->
    [none] {""}
   *[other], { $group }
 }: the number “{ $part }” could be worked out from what is published.
C030-expected = Every withheld number can have at least two values.
C030-mend = Nothing was printed. Show fewer periods or groups in the public report, and tell the program's authors.

R014-title = Something stands where a file was to be written
R014-what = { $why ->
    [input] What stands there is read by this command, and it would be lost. Files: { $count }
    [changed] The program wrote it earlier, and somebody has changed it since: the changes would be lost. Files: { $count }
    [other] Another command wrote it, or it is a closing. Files: { $count }
    [no-file] What stands there, or above it, is a folder or a link. Files: { $count }
    [meanwhile] An earlier run was stopped while it moved its files to their places; this one came there since. Files: { $count }
   *[foreign] The program did not write it, or no longer knows that it did. Files: { $count }
}
R014-expected = Places where nothing stands, or what the same command wrote and nobody has changed: only that is replaced.
R014-mend = Nothing was written. Move or rename what stands there and run the command again, or name another place: --out.

R015-title = What the program knows of this folder cannot be read
R015-what = { $message }
R015-expected = The file as the program wrote it: it tells which files here are the program's own.
R015-mend = Nothing was written. Name another folder: --out. To use this one, move away the reports that stand in it together with its folder “.rodiklis”.

C031-title = Earlier public reports were made by other rules
C031-what = In the folder “issued” lies a public report that was closed, and it tells exact numbers, or multiples of another base. What its numbers and those of this report tell together is not worked out.
C031-expected = The method and the base by which the earlier public reports were made (in [public]), and method = "rounding".
C031-mend = Nothing was printed. Set [public] as it was; or, if the earlier report was never given to anybody, move its file out of the folder.

R006-title = The logo cannot be read
R006-what = { $logo } names “{ $file }”: { $message }
R006-expected = An SVG or PNG file in the workspace's folder.
R006-mend = Put the file there, or correct its name (“file”) in rodiklis.toml.

R007-title = The logo is no picture that can be printed
R007-what = { $logo }, “{ $file }”: { $message ->
    [neither] it is neither SVG nor PNG.
   *[other] { $message }
 }
R007-expected = PNG, or SVG of shapes: g, line, rect, polyline, polygon, circle, path, text; colours #rrggbb or none; no styles, gradients, embedded pictures or scripts.
R007-mend = Save the drawing as plain SVG: curves as paths, colours and lines as attributes, transformations applied. If that does not work, save it as PNG.

R008-title = The logo's file is too large
R008-what = { $logo }, “{ $file }”: { $size } KB.
R008-expected = At most { $most } KB: every report carries it.
R008-mend = Save a simpler drawing, or a smaller picture.

R009-title = The logo has no alternative text
R009-what = { $logo } does not say in the language { $lang } what the picture shows.
R009-expected = alt.lt and alt.en: words for people who do not see the picture.
R009-mend = Write both into rodiklis.toml, for instance alt.en = "Logo of the centre: a roof over a child".

R010-title = The logo lies outside of the workspace
R010-what = { $logo } names “{ $file }”.
R010-expected = A file inside the workspace's folder, named from there; no “..”, no path from the root, no link that leads out.
R010-mend = Copy the file into the folder.

R011-title = The logo has too many pixels
R011-what = { $logo }, “{ $file }”: its size in pixels is { $width } × { $height }.
R011-expected = At most { $most } million pixels in all: a cover shows the mark no more than 17 mm high.
R011-mend = Make the picture smaller; a width of 1400 pixels is enough.

R012-title = The PNG of the logo is broken
R012-what = { $logo }, “{ $file }” begins as a PNG but could not be read to its end.
R012-expected = A PNG file that is whole and undamaged.
R012-mend = Open the picture in a picture program and save it anew as PNG, or ask its maker for another copy.

R013-title = Signs that the report's fonts lack
R013-what = { $key ->
    [file] The name of the file
    [sheet] The name of the sheet
   *[other] “{ $key }”
 } has signs in whose place the PDF report prints empty squares (□): { $letters }
R013-expected = Lithuanian and other Latin letters, digits and punctuation.
R013-mend = Write it in another way. In HTML, XLSX, CSV and JSON files these signs stay.

R020-title = A fault of the program
R020-what = The program met something that it was not made for ({ $at }), and stopped.
R020-expected = A result, or words about what is wrong.
R020-mend = Tell the makers of the program this place and what you did; send no files with personal data. Which file is at fault you learn by moving files away one by one.
