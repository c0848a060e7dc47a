# Evidence: what goes with a report, and what is found when it is checked.

evidence-manifest = What went in: files, definitions, settings and targets with their hashes
evidence-figures = All figures and findings
evidence-records = The units behind each figure, by keyed pseudonym
evidence-definitions = The definitions, as they are

E001-title = No key for the pseudonyms
E001-what = There is no key: { $place }
E001-expected = A secret key of the centre's own, kept apart from reports and evidence. The program has none of its own.
E001-mend = Make a text file evidence.key beside rodiklis.toml with one line of 40 random letters and digits (in a shell: head -c 30 /dev/urandom | base64 > evidence.key), or name another file: --key FILE. Keep it: only with the same key can a later check say which units changed. Never hand it over.

E002-title = The key cannot be used
E002-what = The key cannot be used: { $message }
E002-expected = A file with at least 16 bytes, of which at least 8 are different.
E002-mend = Make a longer one: 40 random letters and digits.

E003-title = Could not be verified
E003-what = This file holds nothing that could be verified: { $message }. That does not mean that the figures are wrong: they remain unverified.
E003-expected = A PDF report that was printed with its evidence (--evidence), the evidence folder of it, a closing of a period, or a JSON file of figures – whole and as it was issued.
E003-mend = Check that you named the file that you received, and that it was copied whole. If so, ask the provider for the report with its evidence again.

E004-title = The evidence was changed
E004-what = This file is not the one that the manifest vouches for.
E004-expected = The SHA-256 that the manifest gives.
E004-mend = Ask for the report as it was issued. The figures that were touched are named below.

E005-title = A definition is missing
E005-what = The manifest names this file, and it is not there.
E005-expected = Every definition that the manifest names.
E005-mend = Ask for the report as it was issued.

E006-title = The manifest is not that of this report
E006-what = The pages of the report do not print the checksum of the attached manifest: one of them was exchanged.
E006-expected = The SHA-256 of manifest.json stands in the annex on data sources.
E006-mend = Ask for the report as it was issued.

E007-title = A figure contradicts its units
E007-what = “{ $figure }” is not as many units as are listed behind it.
E007-expected = Figures and lists that were made together.
E007-mend = Ask for the report as it was issued.

E008-title = The attached findings were changed
E008-what = Nothing that went in has changed, and the findings are others than the attached ones.
E008-expected = The findings that these files and definitions give.
E008-mend = Ask for the report as it was issued.

E009-title = Not read
E009-what = Reading failed: { $message }
E009-expected = A file or folder that can be read.
E009-mend = Check the name and the rights.

E010-title = A file that nobody vouches for
E010-what = The manifest does not name this file.
E010-expected = Only files that the manifest names.
E010-mend = Leave the file out of account, or ask for the report as it was issued.

E012-title = The attached definitions cannot be used
E012-what = This program or this workspace cannot work by the attached definitions: { $message }
E012-expected = Definitions of a version that the program reads, for the datasets that the workspace fills.
E012-mend = Check with the version of the program that the report names. Until then the causes are only those that are possible.

E013-title = Another number on the page
E013-what = “{ $figure }”: { $page ->
    [none] the page
   *[other] page { $page }
 } says “{ $found }”, the attached figure says “{ $expected }”.
E013-expected = Pages that print the attached figures.
E013-mend = Ask for the report as it was issued.

E014-title = The page was painted over
E014-what = On page { $page } { $message }.
E014-expected = Pages as the program printed them.
E014-mend = Ask for the report as it was issued. Do not rely on the numbers of that page.

E015-title = Something was added to the file
E015-what = The file was added to after it was printed: so are an electronic signature, a note, and another content of a page.
E015-expected = The file as it was printed.
E015-mend = If the report carries an electronic signature, check the file without it. Otherwise ask for the report as it was issued.

E016-title = The file was written again
E016-what = The file is not as it was printed: another program wrote it, or it was changed.
E016-expected = The file as it was printed, byte for byte.
E016-mend = Ask for the report as it was issued. Whether the numbers of its pages are the attached ones is said below.

E017-title = The seal of the report does not fit
E017-what = The file has no seal, or none of the centre's key: somebody without the key changed it after it was printed.
E017-expected = A seal that only the holder of the centre's key can make.
E017-mend = Ask for the report as it was issued.

E018-title = The evidence of the page is not there
E018-what = Beside the page there is no evidence folder of whose manifest.json the page prints the checksum.
E018-expected = The report's page (HTML) and, in the same folder, its evidence folder.
E018-mend = Put the page and the evidence folder into one folder, or check the report's PDF.

E020-title = A closing was changed
E020-what = The stored figures are not as they were when the period was closed.
E020-expected = The file as the command “rodiklis close” wrote it.
E020-mend = Take the file from a backup. Figures are not held against it until then.

E021-title = The period is closed already
E021-what = { $period } is closed; the figures are stored.
E021-expected = A period that is not closed, or --again.
E021-mend = To approve restated figures, close again with --again; the earlier closings stay.

E022-title = A role, not a name
E022-what = The words after --role look like a person's name.
E022-expected = A role in small letters (“head of the centre”), or nothing.
E022-mend = Write the role alone; the closing keeps no names.

E023-title = Period not over
E023-what = { $period }: the period ends on { $to }, and it is closed on { $date }. The figures will still change.
E023-expected = A period that is over by the day of the closing.
E023-mend = Wait for the period's end, or correct the day of the closing (--date). If it must be closed now all the same, add --accept-errors.

E024-title = Errors in the data
E024-what = Errors in the data: { $count }. The approved figures would be wrong or incomplete.
E024-expected = Data without errors.
E024-mend = “rodiklis check” shows the errors; mend them. If the period must be closed now all the same, add --accept-errors.

E025-title = A closing is missing
E025-what = { $by } names this file, and it is not there.
E025-expected = Every closing that was ever written: each names the one before, and issued/last.json the newest.
E025-mend = Take the file from a backup. Until it is there, no new closing is written.

E026-title = A closing was changed and hashed again
E026-what = The file fits itself, but its checksum is not the one that { $by } names: it was written anew.
E026-expected = The file as the command “rodiklis close” wrote it.
E026-mend = Take the file from a backup. Until then figures are not held against it, and no new closing is written.

E027-title = The seal of a closing does not fit
E027-what = The seal is not one of the centre's key: somebody without the key changed the file after the closing.
E027-expected = A seal that only the holder of the centre's key can make.
E027-mend = Take the file from a backup. Until then no new closing is written.

E028-title = A closing that belongs to no row
E028-what = No other closing names this file, and it does not go on from the last one.
E028-expected = Closings of which each names the one before.
E028-mend = Move the file out of the folder issued: it was not written here, or not by the command “rodiklis close”.

E029-title = A closing that is not bound to the key
E029-what = The centre's key does not vouch for this closing: it was written without a key, or the seal was taken away.
E029-expected = A seal made with the centre's present key, or a later closing that is sealed.
E029-mend = Make sure that the figures are those that were approved, and close the period again with --again: the new closing vouches for the earlier ones too.

E030-title = Closed at the same time
E030-what = { $period }: while this was computed, somebody else wrote a closing. This one was not written.
E030-expected = One who closes at a time.
E030-mend = Look at what stands in the folder issued, and close again where it is still needed.

verify-whole = ✓ The attached files belong together, and the report prints their checksum.
verify-whole-folder = ✓ The files belong together. Whether they are those of a report is seen when its PDF is checked.
verify-pages-agree = ✓ Marked values read from the pages: { $read }. All are as attached.
verify-pages-differ = ✕ Marked values read from the pages: { $read }; other than attached: { $differ }.
verify-pages-unmarked = ! The pages mark no values: their numbers were not compared.
verify-seal-fits = ✓ The file is as it was printed: the seal of the centre's key vouches for it. So its words and charts are proven too.
verify-seal-broken = ✕ The seal does not fit: words and charts of the pages are not proven.
verify-seal-not_checked = ! The seal was not checked: the centre's key is not at hand. Numbers were read from the tags of the pages; words, charts, fonts and places on the page are not proven.
verify-seal-none = ! An HTML page has no seal: its marked numbers alone were compared. Words, charts and what is laid over the numbers are not proven; for that, check the PDF.
verify-inputs-same = ✓ Data files, their reading, definitions, settings and targets are those of the report.
verify-inputs-differ = ✕ What went in is not what it was:
verify-figures-agree = ✓ Indicators that agree: { $agree }; that differ: { $differ } (values with groups: { $agree_values } and { $differ_values })
verify-figures-differ = ✕ Indicators that agree: { $agree }; that differ: { $differ } (values with groups: { $agree_values } agree, { $differ_values } differ)
verify-units-no_key = ! Units were not compared: there is no key (evidence.key in the workspace, or --key).
verify-units-another_key = ! Units were not compared: the key is not that of the evidence.
verify-why = Why:
verify-movement = Units: new { $added }, gone { $removed }, on another side { $moved }, with another value { $revalued }
verify-movement-unlisted = Units: others; the lists are too long to say how many
change-file = Data file
change-mapping = Reading of data ([[source]])
change-definition = Definition
change-setting = Setting
change-target = Target
change-benchmark = Value to compare with ([[benchmark]])
change-control-chart = Control chart ([[control_chart]])
change-program = Program
change-changed = changed
change-added = was not there
change-removed = no longer there
cause-data = data changed
cause-mapping = data are read in another way
cause-definition = definition changed
cause-settings = setting changed
cause-targets = target changed
cause-program = program changed
cause-altered = the evidence itself was changed: this is not the figure that was issued
cause-units = the lists of units were changed: these are not the pseudonyms of the units that make the figure
cause-unexplained = the figure does not follow from the files and definitions that it names
compare-nothing = No figure was restated.
compare-restated = Restated indicators: { $count } (values with groups: { $values })
restated-now = present data
restated-remark = Restated figures of { $period }, approved { $issued } → { $until }: indicators { $count }, values with groups { $values }

E031-title = No period of the public report
E031-what = { $period } is none of the periods of rodiklis.toml, and a public report is decided on for all of them together.
E031-expected = One of the periods in periods.
E031-mend = Name one of the periods that the public report tells of: all of them are kept.
